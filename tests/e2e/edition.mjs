// An edition that differs from the published one: its files by name, the package telling their true size and hash.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv, writeCsv } from './oracle.mjs';

/**
 * @param folder the published edition
 * @param change is given `rows(resource, edit)`, which edits the rows of a resource in place
 * @returns texts by file name
 */
export function changedEdition(folder, change) {
  const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  change((resource, edit) => {
    const rows = parseCsv(files[`${resource}.csv`]);
    files[`${resource}.csv`] = writeCsv(edit(rows) ?? rows);
  });
  const described = JSON.parse(files['datapackage.json']);
  for (const resource of described.resources) {
    const text = files[resource.path];
    resource.bytes = Buffer.byteLength(text);
    resource.hash = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  }
  files['datapackage.json'] = JSON.stringify(described, null, 2);
  return files;
}

/** Serves the files in place of those of the edition. */
export function serveEdition(server, id, files) {
  for (const [name, body] of Object.entries(files)) server.rule(new RegExp(`/data/${id}/${name.replaceAll('.', '\\.')}$`), { body });
}

/** An edition with one duplicate id, one reference that no row has, one low end above its value; and where they are. */
export function brokenDraft(folder) {
  const told = [];
  const files = changedEdition(folder, (rows) => {
    rows('cases', (cases) => {
      told.push(['cases', cases.length + 2, 'id', cases[0].id]);
      return [...cases, { ...cases[0] }];
    });
    rows('values', (values) => {
      const lost = values.findIndex(({ reference }) => reference !== '');
      values[lost].reference = 'introuvable';
      told.push(['values', lost + 2, 'reference', 'introuvable']);
      const upside = values.findIndex(({ value, low }, at) => at !== lost && value !== '' && low !== '');
      values[upside].low = '987654';
      told.push(['values', upside + 2, 'low', '987654']);
    });
  });
  return { files, told };
}
