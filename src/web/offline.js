// Runs beside the explorer, some time after it is there: installs the service worker (sw.js), and says in a polite line what
// is new or cannot be had. It never loads the page again by itself.

/** How often what is new is looked for while the page is seen, in milliseconds; and never more often than every so often. */
const OFTEN = 60 * 60 * 1000;
const SELDOM = 60 * 1000;

let registration;
let words;
/** The newest edition that this page knows of, and the versions of all. */
let known;
const news = { edition: null, build: false, offline: !navigator.onLine };
const closed = new Set();
const line = Object.assign(document.createElement('div'), { className: 'notice' });
line.setAttribute('role', 'status');

/** The address of the same view in an edition. */
function addressIn(edition) {
  const [path, query = ''] = (location.hash || '#/').split('?');
  const rest = query.split('&').filter((pair) => pair && !pair.startsWith('edition='));
  return `${path}?${[...rest, `edition=${edition}`].join('&')}`;
}

function show() {
  const [newEdition, takeEdition, newBuild, takeBuild, offline, close] = words(document.documentElement.lang).split('\n');
  const says = [];
  const say = (what, text, act, run) => {
    if (closed.has(what)) return;
    const row = document.createElement('p');
    row.append(Object.assign(document.createElement('span'), { textContent: text }));
    if (act) row.append(Object.assign(document.createElement('button'), { type: 'button', textContent: act, onclick: run }));
    row.append(Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: close, onclick: () => { closed.add(what); show(); } }));
    says.push(row);
  };
  if (news.offline) say('offline', offline);
  if (news.edition) {
    say(`edition ${news.edition.id} ${news.edition.version}`, newEdition, takeEdition, () => {
      const { id, again } = news.edition;
      news.edition = null;
      show();
      // The view stays, in the new edition; one that was corrected under its name is read again from the beginning.
      if (again) location.reload();
      else location.hash = addressIn(id);
    });
  }
  if (news.build) {
    say('build', newBuild, takeBuild, () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
      // Without one that waits, another page has taken it.
      if (registration.waiting) registration.waiting.postMessage('take');
      else location.reload();
    });
  }
  // Said once: what stands there already is not said again.
  if (line.textContent !== says.map((row) => row.textContent).join('')) line.replaceChildren(...says);
}

function listed({ data: { editions } }) {
  if (!editions) return;
  document.documentElement.dataset.offline = 'ready';
  const [{ id, version }] = editions;
  const versions = Object.fromEntries(editions.map((one) => [one.id, one.version]));
  // At first: the one that was opened because the address named none.
  known ??= { newest: /[?&]edition=/.test(location.hash) ? id : opened() ?? id, versions };
  if (id !== known.newest) news.edition = { id, version, again: false };
  else if (version !== (known.versions[id] ?? version)) news.edition = { id, version, again: true };
  known = { newest: id, versions };
  show();
}

/** The edition whose package this page has read last. */
function opened() {
  const read = performance.getEntriesByType('resource').map(({ name }) => /\/data\/([^/]+)\/datapackage\.json$/.exec(name)).filter(Boolean);
  return read.at(-1)?.[1];
}

function watch() {
  news.build ||= Boolean(registration.waiting && navigator.serviceWorker.controller);
  show();
}

let last = 0;
function look() {
  if (document.visibilityState !== 'visible' || Date.now() - last < SELDOM) return;
  last = Date.now();
  registration.update().catch(() => {});
  registration.active?.postMessage('renew');
}

export async function start(notices) {
  words = notices;
  document.body.append(line);
  for (const event of ['online', 'offline']) {
    addEventListener(event, () => { news.offline = !navigator.onLine; closed.delete('offline'); show(); });
  }
  new ResizeObserver(() => document.documentElement.style.setProperty('--notice', `${line.offsetHeight}px`)).observe(line);
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['lang'] });
  show();
  const workers = navigator.serviceWorker;
  workers.addEventListener('message', listed);
  try {
    await workers.register('sw.js', { updateViaCache: 'none' });
    registration = await workers.ready;
  } catch {
    // Not here, or not now: the page works without.
    return;
  }
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', watch));
  registration.installing?.addEventListener('statechange', watch);
  watch();
  last = Date.now();
  registration.update().catch(() => {});
  registration.active.postMessage('begun');
  document.addEventListener('visibilitychange', look);
  setInterval(look, OFTEN);
}
