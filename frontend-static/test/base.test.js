import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { baseOf } from '../js/core/base.js';
import { addressOf, isLoopback } from '../js/core/shortlink.js';
import { mostLegible } from '../js/elements/qr-code.js';

const ROOT = new URL('../js/', import.meta.url);
const FILES = readdirSync(ROOT, { recursive: true }).filter((name) => name.endsWith('.js'));

/** @param {RegExp} pattern @returns {string[]} files that say so */
function saying(pattern) {
  return FILES.filter((file) => pattern.test(readFileSync(new URL(file, ROOT), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, ''))).sort();
}

test('only one module asks the server over HTTP, and it says below which path', () => {
  assert.ok(FILES.length > 80);
  assert.deepEqual(saying(/(?<![.\w])fetch\(/), ['live/own-fetch.js']);
  assert.deepEqual(saying(/XMLHttpRequest|EventSource|sendBeacon|importScripts/), []);
});

test('a path of the server is written by itself only where it is a question to it', () => {
  assert.deepEqual(saying(/['"`]\/(?!api\/v1\/|X\/'|b\/'|static\/'|\$\{id\}|audit|don-gian|'|`|"|$)\w/m), []);
  assert.deepEqual(saying(/(?:href|src|assign|replace|action)\W{1,4}['"`]\//), []);
});

test('every websocket is opened by the one address that knows the path', () => {
  const opening = saying(/new WebSocket\(/);
  assert.deepEqual(opening, ['live/boards.js', 'reading/follow.js']);
  for (const file of opening) assert.match(readFileSync(new URL(file, ROOT), 'utf8'), /new WebSocket\(liveAddress\(/);
});

test('a page says below which path it lies; one at the root says nothing', () => {
  const page = (content) => ({ querySelector: () => (content === null ? null : { getAttribute: () => content }) });
  assert.equal(baseOf(page('/tinh/nhip')), '/tinh/nhip');
  assert.equal(baseOf(page(null)), '');
});

test('a code on a wall below a path keeps the letters of that path, and can be drawn', () => {
  const address = addressOf('https://site.example.vn', 's2', '/nhip');
  assert.equal(address, 'HTTPS://SITE.EXAMPLE.VN/nhip/X/S2');
  assert.ok(mostLegible(address).getModuleCount() <= 33);
});

test('an address that no phone can follow is known', () => {
  const told = (origin) => isLoopback(addressOf(origin, 's'));
  assert.deepEqual(['http://localhost:8080', 'http://127.0.0.1', 'https://[::1]:8443'].map(told), [true, true, true]);
  assert.deepEqual(['http://localhost.vn', 'https://nhip.tinh.gov.vn', 'http://10.0.127.1:8080', 'http://127.0.0.1.vn'].map(told), [false, false, false, false]);
});
