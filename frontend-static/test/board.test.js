import assert from 'node:assert/strict';
import test from 'node:test';
import { applyFrame } from '../js/core/board.js';
import { frameOf, readFrame } from '../js/core/frame.js';
import { beat, cause, changes, row, snapshot } from './frames.js';

const read = (frame) => readFrame(JSON.stringify(frame)).frame;
const apply = (board, frame) => applyFrame(board, read(frame));
const begun = () => apply(null, snapshot(12, [row('A'), row('B', { rank: 2 })])).board;

test('a snapshot, then changes: only the rows that are named change', () => {
  const before = begun();
  const { board, verdict } = apply(before, changes(13, [row('A', { total: 81 })]));
  assert.equal(verdict, 'applied');
  assert.equal(board.offset, 13);
  assert.equal(board.rows.get('A').total, 81);
  assert.equal(board.rows.get('B'), before.rows.get('B'));
  assert.equal(before.rows.get('A').total, 80, 'the board before is not touched');
});

test('older news is ignored, so that snapshot and changes may cross', () => {
  const board = apply(begun(), changes(13, [row('A', { total: 81 })])).board;
  assert.deepEqual(apply(board, changes(13, [row('A', { total: 1 })])), { board, verdict: 'ignored' });
  assert.deepEqual(apply(board, changes(7, [row('A', { total: 1 })])), { board, verdict: 'ignored' });
  assert.deepEqual(apply(board, snapshot(12, [row('A', { total: 1 })])), { board, verdict: 'ignored' });
});

test('a hole in the offsets asks for a fresh snapshot and changes nothing', () => {
  const board = begun();
  assert.deepEqual(apply(board, changes(14, [row('A', { total: 1 })])), { board, verdict: 'gap' });
  assert.deepEqual(apply(board, beat(13)), { board, verdict: 'gap' });
  assert.deepEqual(apply(board, beat(3)), { board, verdict: 'gap' }, 'a server that counts anew');
  assert.equal(apply(null, changes(1, [])).verdict, 'gap');
  assert.equal(apply(null, beat(1)).verdict, 'gap');
});

test('a snapshot of another epoch replaces everything, whatever its offset', () => {
  const { board, verdict } = apply(begun(), snapshot(1, [row('B')], { epoch: 'new' }));
  assert.equal(verdict, 'applied');
  assert.deepEqual([...board.rows.keys()], ['B']);
  assert.equal(board.offset, 1);
  assert.equal(apply(begun(), changes(13, [], { epoch: 'new' })).verdict, 'gap');
});

test('a beat brings new instants and leaves figures and baseline alone', () => {
  const before = begun();
  const { board, verdict } = apply(before, beat(12, { sourceAt: '2026-11-20T08:00:00Z' }));
  assert.equal(verdict, 'applied');
  assert.equal(board.sourceAt, Date.parse('2026-11-20T08:00:00Z'));
  assert.equal(board.rows, before.rows);
  assert.equal(board.baseline, Date.parse('2026-11-19T17:00:00Z'));
});

test('the latest causes come first and do not pile up', () => {
  let board = apply(null, snapshot(0, [row('A')], {
    recent: [cause('2026-11-20T07:00:00Z', { points: 1 }), cause('2026-11-20T07:10:00Z', { points: 2 })],
  })).board;
  board = apply(board, changes(1, [], { causes: [cause('2026-11-20T07:20:00Z', { points: 3 }), cause('2026-11-20T07:20:00Z', { points: 4 })] })).board;
  assert.deepEqual(board.recent.map((one) => one.points), [4, 3, 2, 1]);
  for (let i = 2; i < 40; i += 1) board = apply(board, changes(i, [], { causes: [cause('2026-11-20T07:30:00Z')] })).board;
  assert.equal(board.recent.length, 12);
});

test('what a frame does not say of its period stays; a snapshot that is silent knows nothing of it', () => {
  const young = applyFrame(null, frameOf(snapshot(1, [row('A')], { state: 'loading', provisional: true, periodDay: 2 }))).board;
  const kept = applyFrame(young, frameOf(beat(1))).board;
  assert.deepEqual([kept.loading, kept.provisional, kept.periodDay], [true, true, 2]);
  const later = applyFrame(kept, frameOf(beat(1, { state: 'live', provisional: false, periodDay: 8 }))).board;
  assert.deepEqual([later.loading, later.provisional, later.periodDay], [false, false, 8]);
  const anew = applyFrame(young, frameOf(snapshot(9, [row('A')]))).board;
  assert.deepEqual([anew.loading, anew.provisional, anew.periodDay], [false, false, null]);
});
