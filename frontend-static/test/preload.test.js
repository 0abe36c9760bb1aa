import assert from 'node:assert/strict';
import test from 'node:test';
import { vi } from '../js/i18n/vi.js';
import { hinted, modulesOf, wallPage } from './modules.js';

// A browser reads a module before it knows what that one needs: six round trips one after another, without the hints.
test('the wall asks for all of its modules at once', () => {
  const needed = modulesOf('js/main.js').filter((path) => path !== 'js/main.js');
  assert.ok(needed.length > 40, `found ${needed.length}`);
  assert.deepEqual(hinted(wallPage()), needed, 'run `node test/modules.js` in frontend-static');
});

test('the first picture waits for a few style sheets and for no script', () => {
  const page = wallPage();
  assert.ok([...page.matchAll(/rel="stylesheet"/g)].length <= 6);
  for (const [script] of page.matchAll(/<script[^>]*>/g)) assert.match(script, /defer|type="module"/);
});

test('the head that is painted before any script has run is the one that the script draws', () => {
  assert.ok(wallPage().includes(`<h1>${vi.title}</h1>`));
});
