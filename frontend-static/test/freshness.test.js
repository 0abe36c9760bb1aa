import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { applyFrame } from '../js/core/board.js';
import { age } from '../js/core/format.js';
import { frameOf } from '../js/core/frame.js';
import { assess, freshnessOf } from '../js/core/stale.js';
import { vi } from '../js/i18n/vi.js';
import { snapshot } from './frames.js';

const { now: NOW, cases } = JSON.parse(readFileSync(new URL('freshness.json', import.meta.url), 'utf8'));

/** As the server tells it: the oldest contact of all, and none where one source was never heard of. @param {[string|null, number][]} sources */
function oldest(sources) {
  const told = sources.map(([at]) => at);
  return told.length === 0 || told.includes(null) ? null : told.sort()[0];
}

// The plain page is held to the same table: FreshnessTest.
for (const { case: name, sources, rate = 1, loading = false, state, age: wanted } of cases) {
  test(`the wall, ${name}: ${state}`, () => {
    const frame = frameOf(snapshot(1, [], {
      now: NOW, rate, changedAt: NOW, sourceAt: oldest(sources), state: loading ? 'loading' : 'live',
      sources: sources.map(([sourceAt, intervalSeconds], i) => ({ name: `s${i}`, sourceAt, intervalSeconds })),
    }));
    const boards = { all: () => [applyFrame(null, frame).board], linkAge: () => 0, stopped: () => null, isSlow: () => false };
    const found = assess(freshnessOf(boards, { hasData: true, doubted: false, frozen: false, now: frame.now, rate: frame.rate }));
    assert.equal(found.state, state);
    assert.equal(found.dataAge === null ? null : age(found.dataAge, vi), wanted);
    assert.equal(found.sourceAt, found.dataAge === null ? null : frame.now - found.dataAge);
  });
}
