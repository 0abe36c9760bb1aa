import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { vi } from '../js/i18n/vi.js';

const ROOT = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
const IMPORT = /^(?:import|export)\b[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|^@import "([^"]+)"|url\(([^)"']+)\)/gm;

/** Of bundles.properties: entry, and the oldest browser that it is made for. */
const targets = new Map(read('bundles.properties').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(' = ')));
const pages = readdirSync(ROOT, { recursive: true }).filter((path) => path.endsWith('.html'));

/** A page as the server sends it: with its parts (pages.Parts). @param {string} page @returns {string} */
const whole = (page) => read(page).replace(/<!--([\w-]+\.part)-->/g, (_, part) => whole(part));

/** What a page names. @param {string} page */
const named = (page) => [...whole(page).matchAll(/(?:src|href)="\/static\/([^"]+)"/g)].map(([, path]) => path);

/** All that an entry needs, itself included. @param {string} entry */
function closure(entry) {
  const found = new Set([entry]);
  for (const path of found) {
    if (!/\.(js|css)$/.test(path)) continue;
    for (const [, ...froms] of read(path).matchAll(IMPORT)) {
      found.add(new URL(froms.find(Boolean), new URL(path, ROOT)).pathname.slice(ROOT.pathname.length));
    }
  }
  return [...found];
}

test('every entry of a bundle exists, with all that it imports', () => {
  assert.ok(targets.size > 10, `${targets.size} entries`);
  for (const [entry, target] of targets) {
    assert.match(target, /^(any|es5|[a-z]+[\d.]+(,[a-z]+[\d.]+)*)$/, entry);
    for (const path of closure(entry)) assert.ok(existsSync(new URL(path, ROOT)), `${entry} needs ${path}`);
  }
  assert.ok(closure('js/main.js').length > 40, 'the wall is many modules');
});

test('what a page names is bundled, or comes with what is: nothing has a name that says nothing of its content', () => {
  assert.equal(pages.length, 8, pages.join());
  const made = new Set([...targets.keys()].flatMap((entry) => (entry.endsWith('.css') ? closure(entry) : [entry])));
  for (const page of pages) {
    for (const path of named(page)) assert.ok(made.has(path), `${page} names ${path}: add it to bundles.properties`);
    const styles = named(page).filter((path) => path.endsWith('.css'));
    assert.ok(styles.length === 1 && styles[0].startsWith('css/pages/'), `${page}: ${styles}`);
    assert.ok(!whole(page).includes('modulepreload'), `${page}: a bundle imports nothing`);
  }
  const entries = new Set(pages.flatMap(named));
  for (const entry of targets.keys()) assert.ok(entries.has(entry), `no page names ${entry}`);
});

test('no style sheet of a page holds more than imports, so that each rule has one place', () => {
  for (const name of readdirSync(new URL('css/pages/', ROOT))) {
    for (const line of read(`css/pages/${name}`).trim().split('\n')) assert.match(line, /^@import "\.\.\/[\w-]+\.css"( print)?;$/, name);
  }
});

test('the wall is made for Chromium 80, and the page below that floor for older ones', () => {
  for (const path of named('wall.html').filter((one) => targets.has(one) && !/floor|mark/.test(one))) assert.equal(targets.get(path), 'chrome80', path);
  assert.equal(targets.get('js/floor.js'), 'es5');
});

test('every page tells a browser below its floor what it may do', () => {
  for (const page of pages.filter((path) => !['plain.html', 'wall.html', 'not-found.html', 'health.html'].includes(path))) {
    assert.ok(named(page).includes('js/floor.js'), page);
    assert.match(whole(page), /<p id="floor" class="floor" data-plain="\/man\/thu\/don-gian">[^<]+<span>[^<]+<\/span>/, page);
    assert.match(whole(page), /<script defer src="\/static\/js\/floor\.js">[^]*<script type="module"/, 'the word comes before what may fail');
  }
  assert.ok(named('wall.html').includes('js/floor.js'));
});

test('the first picture waits for no script', () => {
  for (const [script] of read('wall.html').matchAll(/<script[^>]*>/g)) assert.match(script, /defer|type="module"/);
});

test('the head that is painted before any script has run is the one that the script draws', () => {
  assert.ok(read('wall.html').includes(`<h1>${vi.title}</h1>`));
});

test('a style sheet names no custom property that its page does not have', () => {
  for (const entry of [...targets.keys()].filter((path) => path.endsWith('.css'))) {
    const css = closure(entry).filter((path) => path.endsWith('.css')).map(read).join('\n');
    const known = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
    // One with a second value beside it may be missing.
    const missing = [...css.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name).filter((name) => !known.has(name));
    assert.deepEqual([...new Set(missing)], [], entry);
  }
});
