import assert from 'node:assert/strict';
import test from 'node:test';
import { isOneOfMany } from '../js/core/compare.js';
import { EndedBoards } from '../js/wall/ended.js';

const row = { unit: 'A', name: 'A', shortName: 'A', kind: 'department', total: 80, groups: [], counts: {}, rank: 1 };
const answer = { kind: 'department', period: '2026-10', catalogue: '766-2026', list: null, asOf: '2026-10-31T17:00:00Z', sourceAt: '2026-12-01T00:20:00Z', baseline: null, position: 7, rows: [row] };
const settle = () => new Promise((done) => setImmediate(done));
const NAMES = ['province@2026-10', 'ranking:department@2026-10', 'ranking:commune@7d'];

/** A wall of October with one board of seven days beside it; the live links know no October any more, or still. */
function ended(ask, { unknown = (name) => name.endsWith('2026-10') } = {}) {
  const told = [];
  const clock = { now: 0 };
  const live = {
    names: NAMES, ticks: 0, without: [], tick() { live.ticks += 1; }, isUnknown: unknown, of: (name) => (name.endsWith('@7d') ? 'live' : live.last ?? null), last: null,
    isComplete: () => false, linkAge: (without) => (without.has(NAMES[0]) ? 5 : 99), stopped: () => (unknown(NAMES[0]) ? 4500 : null), isSlow: () => false, fresh: () => new Map([[NAMES[2], 'live']]), restore() {},
  };
  const boards = new EndedBoards({ live, more: () => '&list=thiet-yeu', ask, onBoard: (name) => told.push(name), monotonic: () => clock.now });
  const run = async (times = 6) => {
    for (let i = 0; i < times; i += 1) {
      boards.tick();
      await settle();
    }
  };
  return { boards, live, told, clock, run };
}

test('a period that is over is read as what it came to, and boards of other periods stay live', async () => {
  const paths = [];
  const { boards, live, told, run } = ended(async (path) => {
    paths.push(path);
    return answer;
  });
  assert.equal(boards.stopped(), 4500);
  await run();
  assert.deepEqual(paths, ['province', 'department'].map((kind) => `/api/v1/ranking?kind=${kind}&period=2026-10&list=thiet-yeu`));
  assert.deepEqual(told, NAMES.slice(0, 2));
  assert.deepEqual([boards.isEnded, boards.frozenAt, boards.stopped(), boards.linkAge(), live.ticks], [true, null, null, 5, 6]);
  assert.ok(boards.isComplete());
  assert.equal(boards.of(NAMES[0]).sourceAt, Date.parse(answer.sourceAt));
  assert.equal(boards.of(NAMES[2]), 'live');
  assert.deepEqual([...boards.fresh().keys()].sort(), [...NAMES].sort());
});

test('while the period goes on its boards are live and nothing is asked', async () => {
  const { boards, run } = ended(() => assert.fail('asked'), { unknown: () => false });
  await run();
  assert.deepEqual([boards.isEnded, boards.stopped(), boards.linkAge()], [false, null, 99]);
});

test('a wall that hangs as its month ends keeps its last picture until what it came to is there', async () => {
  let over = false;
  const { boards, live, run } = ended(async () => answer, { unknown: (name) => over && name.endsWith('2026-10') });
  live.last = 'last of October';
  await run();
  over = true;
  assert.equal(boards.of(NAMES[0]), 'last of October');
  await run();
  assert.equal(boards.of(NAMES[0]).rows.get('A').total, 80);
});

test('late news of a period that is over comes within minutes, and a server that is away takes nothing', async () => {
  let calls = 0;
  const { boards, clock, run } = ended(async () => {
    calls += 1;
    if (calls > 2) throw Object.assign(new Error('gone'), { status: calls === 3 ? 503 : 404 });
    return answer;
  });
  await run();
  clock.now = 599000;
  await run();
  assert.equal(calls, 2);
  clock.now = 600000;
  await run();
  assert.equal(calls, 4);
  assert.equal(boards.of(NAMES[0]).rows.get('A').total, 80);
  assert.ok(boards.isEnded);
});

test('a period of which the server knows nothing is not asked for for ever, and the wall says that it was refused', async () => {
  let calls = 0;
  const { boards, clock, run } = ended(async () => {
    calls += 1;
    throw Object.assign(new Error('no such period'), { status: 404 });
  });
  await run();
  clock.now = 6000000;
  await run();
  assert.deepEqual([calls, boards.isEnded, boards.stopped()], [2, false, 4500]);
});

test('a month, a quarter, a year and a week by its number end; what rolls and what is called by a word goes on', () => {
  assert.deepEqual(['2026-10', '2026-Q3', '2025', '2026-W40', 'month', '30d', null].map(isOneOfMany), [true, true, true, true, false, false, false]);
});
