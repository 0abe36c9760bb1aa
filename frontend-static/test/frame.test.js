import assert from 'node:assert/strict';
import test from 'node:test';
import { frameOf, readFrame } from '../js/core/frame.js';
import { beat, cause, changes, NOW, row, snapshot } from './frames.js';

const read = (frame) => readFrame(JSON.stringify(frame));

test('a snapshot is read with its instants as milliseconds', () => {
  const { frame } = read(snapshot(12, [row('A')], { recent: [cause(NOW, { case: '…0099', count: 1 })] }));
  assert.equal(frame.type, 'snapshot');
  assert.equal(frame.now, Date.parse(NOW));
  assert.equal(frame.rows[0].groups[0].points, 16.84);
  assert.equal(frame.causes[0].caseTail, '…0099');
  assert.deepEqual(frame.sources, [{ name: 'one-stop', sourceAt: Date.parse(NOW), intervalSeconds: 60, groups: [] }]);
});

test('no cases is null, not zero', () => {
  const { frame } = read(changes(1, [row('A', { rank: null, move: null, delta: null, cases: false })]));
  assert.equal(frame.rows[0].rank, null);
  assert.equal(frame.rows[0].cases, false);
});

test('a group without a figure needs no points', () => {
  const { frame } = read(changes(1, [row('A', { groups: [{ code: 'TTTT', points: null, max: 10, empty: true }] })]));
  assert.deepEqual(frame.rows[0].groups, [{ code: 'TTTT', points: 0, max: 10, empty: true }]);
});

test('decomposed marks are composed', () => {
  const { frame } = read(changes(1, [row('A', { name: 'Sở Tư pháp'.normalize('NFD') })]));
  assert.equal(frame.rows[0].name, 'Sở Tư pháp'.normalize('NFC'));
});

test('a beat does not speak of the baseline, a null baseline is one that does not exist', () => {
  assert.equal(read(beat(3)).frame.baseline, undefined);
  assert.equal(read(changes(3, [], { baseline: null })).frame.baseline, null);
});

test('what cannot be read is named, never half read', () => {
  const problemOf = (frame) => {
    const answer = typeof frame === 'string' ? readFrame(frame) : read(frame);
    assert.equal(answer.frame, null);
    return answer.problem;
  };
  assert.match(problemOf('{'), /JSON/);
  assert.match(problemOf('null'), /type/);
  assert.match(problemOf({ ...beat(1), type: 'tick' }), /type/);
  assert.match(problemOf({ ...beat(1), offset: '1' }), /offset/);
  assert.match(problemOf({ ...beat(1), now: 'soon' }), /now/);
  assert.match(problemOf(changes(1, [row('A', { total: '80' })])), /rows.total/);
  assert.match(problemOf(changes(1, [null])), /rows.name/);
});

test('the pulse of the day is read, and a server of before need not tell it', () => {
  const series = { received: [1, 2], finished: [0, 1] };
  const province = (more) => readFrame(JSON.stringify(snapshot(1, [row('H48', more)]))).frame.rows[0];

  const told = province({ pulse: { minute: NOW, ...series, online: [1, 0] }, day: { from: NOW, step: 15, ...series, online: [0, 2] } });
  assert.deepEqual(told.pulse.online, [1, 0]);
  assert.deepEqual(told.day, { from: Date.parse(NOW), step: 15, ...series, online: [0, 2] });
  const before = province({ pulse: { minute: NOW, ...series } });
  assert.deepEqual([before.pulse.online, before.day], [[], null]);
});

test('what was heard in the days of nobody was never heard', () => {
  const epoch = '1970-01-01T00:00:00Z';
  const frame = frameOf(snapshot(1, [], { sourceAt: epoch, changedAt: epoch, sources: [{ name: 'one-stop', sourceAt: epoch, intervalSeconds: 60 }] }));
  assert.deepEqual([frame.sourceAt, frame.changedAt, frame.sources[0].sourceAt], [null, null, null]);
});

test('a period that has just begun, history that is loaded, parts of a change and their causes are read where they are told', () => {
  const told = frameOf(snapshot(1, [row('A', { lateDelta: -0.1, listDelta: 0.05, defaultPoints: 16 })],
    { state: 'loading', provisional: true, periodDay: 2, periodFirst: '2026-11-01', otherMethod: true, recent: [cause(NOW, { kind: 'petition' }), cause(NOW, { kind: 'spirit' })] }));
  assert.deepEqual([told.loading, told.provisional, told.periodDay, told.periodFirst, told.otherMethod], [true, true, 2, '2026-11-01', true]);
  assert.deepEqual([told.rows[0].lateDelta, told.rows[0].listDelta, told.rows[0].defaultPoints], [-0.1, 0.05, 16]);
  assert.deepEqual(told.causes.map(({ kind }) => kind), ['petition', 'case']);
  const silent = frameOf(snapshot(1, [row('A')], { recent: [cause(NOW), cause(NOW, { count: 0 })] }));
  assert.deepEqual([silent.loading, silent.provisional, silent.periodDay], [undefined, undefined, undefined]);
  assert.deepEqual([silent.rows[0].lateDelta, silent.rows[0].listDelta, silent.rows[0].defaultPoints], [null, null, 0]);
  assert.deepEqual(silent.causes.map(({ kind }) => kind), ['case', 'time']);
});
