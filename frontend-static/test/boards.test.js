import assert from 'node:assert/strict';
import test from 'node:test';
import { Boards } from '../js/live/boards.js';
import { changes, row, snapshot } from './frames.js';

const NAMES = ['province@month', 'ranking:department@month', 'ranking:commune@month'];

/** Boards over sockets that only remember. */
function bench() {
  const bench = { now: 0, sockets: {}, opened: [], applied: [] };
  globalThis.WebSocket = class {
    constructor(url) {
      const board = new URL(url).searchParams.get('board');
      bench.sockets[board] = this;
      bench.opened.push({ board, at: bench.now, resumed: url.includes('epoch=') });
    }

    close() {}
  };
  bench.boards = new Boards({
    names: NAMES, monotonic: () => bench.now, location: { protocol: 'http:', host: 'x' },
    onFrame: () => undefined, onApplied: (name) => bench.applied.push(name),
  });
  bench.say = (board, frame) => bench.sockets[board].onmessage({ data: JSON.stringify(frame) });
  bench.close = (board, code, reason = '') => bench.sockets[board].onclose({ code, reason });
  bench.wait = (millis) => {
    for (let passed = 0; passed < millis; passed += 250) {
      bench.now += 250;
      bench.boards.tick();
    }
  };
  bench.boards.tick();
  return bench;
}

const all = (b) => ['province', 'ranking:department', 'ranking:commune'].forEach((board) => b.say(board, snapshot(12, [row('A')])));

test('nothing is whole before every board has come, but for one that the server does not know', () => {
  const b = bench();
  b.say('province', snapshot(12, [row('H48')]));
  b.say('ranking:department', snapshot(12, [row('A')]));
  assert.equal(b.boards.isComplete(), false);
  b.close('ranking:commune', 4500);
  assert.equal(b.boards.isComplete(), true);
  assert.equal(b.boards.stopped(), null);
  b.wait(60000);
  assert.equal(b.opened.filter(({ board }) => board === 'ranking:commune').length, 1, 'nor is it asked again');
  b.say('province', { type: 'beat', offset: 12, now: '2026-11-20T07:31:48Z' });
});

test('a board that is unknown does not make the link look lost', () => {
  const b = bench();
  all(b);
  const other = bench();
  other.say('province', snapshot(12, []));
  other.say('ranking:department', snapshot(12, []));
  other.close('ranking:commune', 4500);
  other.now += 1000;
  assert.equal(other.boards.linkAge(), 1000);
});

test('the province unknown, or any other order to stay away, stops the picture', () => {
  const unknown = bench();
  unknown.close('province', 4500);
  assert.equal(unknown.boards.stopped(), 4500);
  const many = bench();
  all(many);
  many.close('ranking:commune', 4503);
  assert.equal(many.boards.stopped(), 4503);
});

test('links that break together come back together', () => {
  for (let round = 0; round < 20; round += 1) {
    const b = bench();
    all(b);
    for (const board of ['province', 'ranking:department', 'ranking:commune']) b.close(board, 1006);
    b.wait(9000);
    const again = b.opened.slice(3);
    assert.equal(again.length, 3);
    assert.equal(new Set(again.map(({ at }) => at)).size, 1, JSON.stringify(again));
    assert.ok(again.every(({ resumed }) => resumed));
  }
});

test('a picture of before a reload is shown, has no link, and gives way to the first frame', () => {
  const b = bench();
  const kept = new Map(NAMES.map((name) => [name, { epoch: 'old', offset: 99, sources: [], rows: new Map([['A', row('A', { total: 1 })]]), recent: [] }]));
  b.boards.restore(kept);
  assert.equal(b.boards.isComplete(), true);
  assert.equal(b.boards.linkAge(), Infinity);
  assert.equal(b.boards.fresh().size, 0, 'it is not kept a second time');
  b.close('province', 1006);
  b.wait(9000);
  assert.equal(b.opened[3].resumed, false, 'nor carried on');
  all(b);
  assert.equal(b.boards.linkAge(), 0);
  assert.equal(b.boards.of('province@month').rows.get('A').total, 80);
  assert.equal(b.boards.fresh().size, 3);
  b.boards.restore(kept);
  assert.equal(b.boards.of('province@month').rows.get('A').total, 80, 'what is newer stays');
});

test('news before a snapshot asks for one', () => {
  const b = bench();
  b.say('province', changes(13, [row('A')]));
  assert.equal(b.boards.of('province@month'), null);
  assert.deepEqual(b.applied, []);
});
