import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { ANCHORS, meaningIn, ORDERS, ORIENTATIONS, PAGES, SLIDES, slideOf, slideWord, VALUES, WORDS } from '../js/core/address-words.js';

const ROOT = new URL('../js/', import.meta.url);

test('no word of a table has two meanings', () => {
  for (const table of [WORDS, SLIDES, ORDERS, ORIENTATIONS, VALUES, PAGES, ANCHORS]) {
    const words = Object.values(table);
    assert.equal(new Set(words).size, words.length, words.join());
  }
});

test('each slide goes out and comes back, and what is unknown stays', () => {
  for (const slide of Object.keys(SLIDES)) assert.equal(slideOf(slideWord(slide)), slide);
  assert.equal(slideOf('moi'), 'moi');
  assert.equal(meaningIn(SLIDES, 'late'), undefined, 'what a slide is called inside is no word of an address');
  assert.equal(meaningIn(SLIDES, null), undefined);
});

test('the words of addresses are written down once', () => {
  const own = [...Object.values(SLIDES), ...Object.values(ORDERS), ...Object.values(ORIENTATIONS), ...Object.values(PAGES), ...Object.values(WORDS)]
    .filter((word) => !['d', 'inch', 'slides'].includes(word));
  const files = readdirSync(ROOT, { recursive: true }).filter((name) => name.endsWith('.js') && !name.includes('i18n') && !name.endsWith('address-words.js') && name !== 'floor.js');
  assert.ok(files.length > 80, `found ${files.length}`);
  for (const file of files) {
    const text = readFileSync(new URL(file, ROOT), 'utf8');
    for (const word of own) assert.ok(!text.includes(`'${word}'`) && !text.includes(`'/${word}`), `${file} says '${word}' by itself`);
  }
});
