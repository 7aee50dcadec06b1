// Starts the page. An external script, because the policy of index.html refuses inline ones.
// Trunk writes the names of the glue and of the .wasm into <meta name="application-files"> (see Trunk.toml), and preload
// links with their integrity: the browser enforces the glue's, the fetch below the .wasm's (see tools/post-build.sh).
// Whatever goes wrong un-hides #boot-error. <html data-boot="started | failed"> says how it ended.

const boot = document.getElementById('boot');
document.getElementById('boot-loading').hidden = false;
// What the explorer will look like, from the first picture on.
const theme = /[?&]theme=(light|dark|contrast|projector)(&|$)/.exec(location.hash);
if (theme) document.documentElement.dataset.theme = theme[1];
if (/[?&]embed=1(&|$)/.test(location.hash)) boot.querySelector('header').remove();

function fail(error) {
  document.documentElement.dataset.boot = 'failed';
  boot.hidden = true;
  const message = document.getElementById('boot-error');
  if (message) message.hidden = false;
  const detail = document.getElementById('boot-error-detail');
  // What a panic says is more than that a module stopped.
  if (detail && !detail.textContent) detail.textContent = String(error);
  console.error(error);
}

// The files of the newest edition, so that they come behind the .wasm and not first when it asks for them. Of the list of cases, those
// that come first.
function ahead() {
  const [first, rest] = document.querySelector('meta[name="edition-files"]').content.split(' | ');
  if (!first || /[?&]edition=/.test(location.hash)) return [];
  const isList = /^(#\/?)?(\?|$)/.test(location.hash);
  return (rest && !isList ? `${first} ${rest}` : first).split(' ').map((href) => {
    // As the explorer's own requests, or they would be fetched twice.
    const link = Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: '', fetchPriority: 'low', href });
    document.head.append(link);
    return link;
  });
}

// Offline and what is new: when all else is there, and never inside a page of somebody else.
function later(notices) {
  if (!navigator.serviceWorker || self !== top || /[?&]embed=1(&|$)/.test(location.hash)) return;
  setTimeout(() => import(new URL('offline.js', document.baseURI)).then((offline) => offline.start(notices)).catch(() => {}), 2000);
}

async function start() {
  if (typeof WebAssembly !== 'object') throw new Error('WebAssembly is missing');
  const [glue, wasm] = document.querySelector('meta[name="application-files"]').content.split(' ');
  const from = (name) => new URL(name, document.baseURI).href;
  const preload = [...document.querySelectorAll('link[data-integrity]')].find((link) => link.getAttribute('href') === wasm);
  const [{ default: init, notices }, response] = await Promise.all([
    import(from(glue)),
    fetch(from(wasm), { integrity: preload ? preload.dataset.integrity : '' }),
  ]);
  if (!response.ok) throw new Error(`${wasm}: HTTP ${response.status}`);
  const links = ahead();
  const app = document.getElementById('app');
  new MutationObserver((_, observer) => {
    // While nothing of the edition is there, the progress bar stands below title and tagline; then the page has its own.
    if (app.querySelector(':scope > [aria-busy]')) {
      boot.querySelector('main')?.remove();
    } else {
      boot.remove();
      if (app.querySelector('[aria-busy], .coming')) return;
      observer.disconnect();
      later(notices);
    }
  }).observe(app, { childList: true, subtree: true });
  await init({ module_or_path: response });
  document.documentElement.dataset.boot = 'started';
  // The explorer gives up a request that hangs after 20 seconds: nothing else may hold it then, or the second try waits for it.
  setTimeout(() => links.forEach((link) => link.remove()), 15000);
}

start().catch(fail);
// A module that stops, for want of memory as a rule, says nothing by itself.
for (const kind of ['error', 'unhandledrejection']) {
  addEventListener(kind, ({ error, reason = error }) => { if (reason instanceof WebAssembly.RuntimeError) fail(reason); });
}
