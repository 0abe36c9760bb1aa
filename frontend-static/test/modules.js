import { readFileSync } from 'node:fs';

const ROOT = new URL('../', import.meta.url);
const IMPORT = /^(?:import|export)\b[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm;

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
