// A large edition as text: the published one's cases again and again, with a value each and a decision for some, in
// cells cut short, so that 100,000 cases have about 60 MB. Deterministic; the other tables stay as they are.

/** A table of RFC 4180 as rows of cells. */
function rows(text) {
  const all = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    all.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') all.push([]);
  }
  return all.filter((row) => row.length > 1);
}
const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells) => `${cells.map(quoted).join(',')}\n`;

/** Letters that a text keeps: the rest of a row is ids and numbers. */
const LETTERS = { cases: 12, values: 4, decisions: 8 };

/** Table `name` of `files` (name → text) for `count` cases, in pieces of text. */
export function* table(files, name, count) {
  if (!(name in LETTERS)) {
    yield files[name];
    return;
  }
  const own = rows(files.cases);
  const ids = own.slice(1).map((row) => row[own[0].indexOf('id')]);
  const [head, ...of] = rows(files[name]);
  const at = (column) => head.indexOf(column);
  const cut = head.map((column) => /_(fr|en)$/.test(column));
  const shorten = (row) => row.map((cell, n) => (cut[n] ? cell.slice(0, LETTERS[name]) : cell));
  yield line(head);
  const number = at(name === 'cases' ? 'id' : 'case');
  // What is about no case stands once.
  const about = new Map(ids.map((id) => [id, []]));
  for (const row of of) {
    if (about.has(row[number])) about.get(row[number]).push(shorten(row));
    else yield line(row);
  }
  let text = '';
  for (let n = 0; n < count; n += 1) {
    const copy = Math.floor(n / ids.length);
    const id = ids[n % ids.length];
    const mine = about.get(id);
    if (name === 'decisions' && n % 2) continue;
    for (const row of name === 'cases' ? mine : mine.slice(copy % Math.max(1, mine.length)).slice(0, 1)) {
      const cells = [...row];
      if (copy) {
        cells[at('id')] += `-${copy}`;
        if (name === 'cases') cells[at('formerly')] = '';
        else cells[number] += `-${copy}`;
      }
      text += line(cells);
    }
    if (text.length > 1 << 20) {
      yield text;
      text = '';
    }
  }
  yield text;
}
