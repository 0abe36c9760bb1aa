import assert from 'node:assert/strict';
import test from 'node:test';
import { meaningOf } from '../js/core/keys.js';

const action = (event, letters = true) => meaningOf(event, letters).action;

test('the five keys that every remote control has', () => {
  assert.deepEqual(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter'].map((key) => action({ key })), ['left', 'right', 'up', 'down', 'ok']);
  for (const key of ['Escape', 'Backspace', 'GoBack', 'BrowserBack', 'XF86Back']) assert.equal(action({ key }), 'back', key);
  assert.equal(action({ key: 'Unidentified', keyCode: 461 }), 'back', 'LG');
  assert.equal(action({ key: '', keyCode: 10009 }), 'back', 'Tizen');
  assert.equal(action({ key: 'Unidentified', keyCode: 39 }), 'right');
});

test('letters can be switched off, the others not', () => {
  assert.deepEqual(['p', 'F', 'i', '?', ' '].map((key) => action({ key })), ['pause', 'full', 'code', 'keys', 'pause']);
  assert.deepEqual(['p', 'F', 'i', '?', '3'].map((key) => meaningOf({ key }, false)), Array(5).fill({ action: null, slide: null }));
  assert.equal(action({ key: ' ' }, false), 'pause');
  assert.equal(action({ key: 'ArrowUp' }, false), 'up');
});

test('digits are slides', () => {
  assert.deepEqual(meaningOf({ key: '3' }, true), { action: null, slide: 2 });
  assert.deepEqual(meaningOf({ key: '0' }, true), { action: null, slide: null });
});

test('what the browser needs for itself is left to it', () => {
  assert.equal(action({ key: 'p', ctrlKey: true }), null);
  assert.equal(action({ key: 'r' }), null);
  assert.equal(action({ key: 'q', keyCode: 27 }), null, 'a letter is never taken for a number');
});
