import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../', import.meta.url);
const PAGE = new URL('wall.html', ROOT);
const IMPORT = /^(?:import|export)\b[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm;
const HINTS = /^ *<link rel="modulepreload" href="[^"]+">\n/gm;

/** Every module that a page needs, by its path below the folder of the pages, the first one included. @param {string} entry */
export function modulesOf(entry) {
  const found = new Set([entry]);
  for (const path of found) {
    const here = new URL(path, ROOT);
    for (const [, from, plain] of readFileSync(here, 'utf8').matchAll(IMPORT)) {
      found.add(new URL(from ?? plain, here).pathname.slice(ROOT.pathname.length));
    }
  }
  return [...found].sort();
}

/** What the wall's page says ahead that it will need. @param {string} page */
export function hinted(page) {
  return [...page.matchAll(/rel="modulepreload" href="\/static\/([^"]+)"/g)].map(([, path]) => path);
}

export function wallPage() {
  return readFileSync(PAGE, 'utf8');
}

// `node test/modules.js` writes the hints anew.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const hints = modulesOf('js/main.js').filter((path) => path !== 'js/main.js').map((path) => `  <link rel="modulepreload" href="/static/${path}">\n`);
  const bare = wallPage().replace(HINTS, '');
  writeFileSync(PAGE, bare.replace(/^.*js\/floor\.js.*\n/m, (line) => hints.join('') + line));
}
