import assert from 'node:assert/strict';
import test from 'node:test';
import { Told } from '../js/live/told.js';

const page = (text) => ({ getElementById: (id) => (id === 'told' && text !== null ? { textContent: text } : null) });

test('what a page came with is taken once: the second question goes to the server', () => {
  const told = Told.of(page('{"answers":{"/api/v1/about":{"zone":"Asia/Ho_Chi_Minh"}},"frames":{"province@30d":{"type":"snapshot"}}}'));

  assert.deepEqual(told.answer('/api/v1/about'), { zone: 'Asia/Ho_Chi_Minh' });
  assert.equal(told.answer('/api/v1/about'), undefined);
  assert.equal(told.frame('province@30d'), '{"type":"snapshot"}');
  assert.equal(told.frame('province@30d'), null);
  assert.equal(told.frame('ranking:commune@30d'), null);
});

test('a page that came with nothing, or with half of it, asks for everything', (t) => {
  t.mock.method(console, 'warn', () => undefined);
  for (const text of [null, '', '{"answers":{"/api/v1/about":', '{}']) {
    const told = Told.of(page(text));
    assert.equal(told.answer('/api/v1/about'), undefined);
    assert.equal(told.frame('province@30d'), null);
  }
});

test('what nobody has taken is forgotten, so that it is not believed when it is old', () => {
  const told = new Told({ answers: { '/api/v1/about': {} }, frames: { 'province@30d': {} } });
  told.forget();
  assert.equal(told.answer('/api/v1/about'), undefined);
  assert.equal(told.frame('province@30d'), null);
});
