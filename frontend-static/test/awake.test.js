import assert from 'node:assert/strict';
import test from 'node:test';
import { assess } from '../js/core/stale.js';
import { Calendar } from '../js/core/format.js';
import { stateWords } from '../js/elements/state-words.js';
import { Awake } from '../js/live/awake.js';
import { Connection } from '../js/live/connection.js';
import { ServerClock } from '../js/live/server-clock.js';

const NOON = Date.parse('2026-11-20T05:00:00Z');

/** A page with a steady clock that stands while it sleeps, and a date that does not. */
function bench() {
  const b = { steady: 1000, date: NOON, slept: 0, back: 0, sockets: [] };
  b.clock = new ServerClock(() => b.steady);
  b.connection = new Connection({
    open: () => {
      const socket = { onmessage: null, onclose: null, closed: false, close() { this.closed = true; } };
      b.sockets.push(socket);
      return socket;
    },
    resumeFrom: () => null, onFrame: () => 'applied', monotonic: () => b.steady, random: () => 1,
  });
  b.awake = new Awake({
    steady: () => b.steady, date: () => b.date,
    onSlept: () => { b.slept += 1; b.clock.doubt(); b.connection.wake(); },
    onBack: () => { b.back += 1; b.connection.nudge(); },
  });
  b.wait = (millis) => {
    b.steady += millis;
    b.date += millis;
    b.awake.tick();
    b.connection.tick();
  };
  b.sleep = (millis) => { b.date += millis; };
  b.hear = (at) => {
    b.sockets[b.sockets.length - 1].onmessage({ data: '{}' });
    b.clock.hear(at, 1);
  };
  b.connection.tick();
  return b;
}

test('after a sleep in which the steady clock stood, no age is known and a new socket is open at once', () => {
  const b = bench();
  b.hear(NOON);
  b.wait(250);
  b.sleep(150000);
  b.wait(250);
  assert.equal(b.clock.isSure, false);
  assert.equal(b.sockets.length, 2);
  assert.equal(b.sockets[0].closed, true);
  b.sockets[0].onmessage?.({ data: 'of before the sleep' });
  b.wait(250);
  assert.equal(b.clock.isSure, false);
  b.hear(NOON + 150750);
  assert.equal(b.clock.isSure, true);
  assert.equal(b.clock.now(), NOON + 150750);
});

test('two clocks that drift, and a date that is put right by little, are no sleep', () => {
  const b = bench();
  b.hear(NOON);
  for (let i = 0; i < 20000; i += 1) {
    b.date += 1;
    b.awake.tick();
  }
  b.sleep(4000);
  b.wait(250);
  assert.equal(b.slept, 0);
  b.date -= 3600000;
  b.wait(250);
  assert.equal(b.slept, 0, 'a date that goes back is somebody who set it');
});

test('a date that was set is told from a sleep by the server: the clock goes on as it did', () => {
  const b = bench();
  b.hear(NOON);
  b.wait(1000);
  b.sleep(7200000);
  b.wait(250);
  assert.equal(b.clock.isSure, false);
  b.hear(NOON + 1250);
  assert.equal(b.clock.now(), NOON + 1250);
  assert.equal(b.clock.isSure, true);
});

test('a page that is seen again leaves a link that was just heard, and opens anew one that was not', () => {
  const b = bench();
  const heard = {};
  const place = { addEventListener: (name, work) => { heard[name] = work; }, visibilityState: 'visible' };
  b.awake.listen(place, place);
  b.hear(NOON);
  b.wait(10000);
  heard.visibilitychange();
  assert.equal(b.sockets.length, 1);
  b.steady += 2000;
  b.date += 2000;
  for (const [name, event] of [['pageshow', { persisted: true }], ['online', {}], ['resume', {}]]) {
    const before = b.sockets.length;
    heard[name](event);
    assert.equal(b.sockets.length, before + 1, name);
    b.steady += 3001;
    b.date += 3001;
  }
  heard.pageshow({ persisted: false });
  place.visibilityState = 'hidden';
  heard.visibilitychange();
  assert.equal(b.back, 4);
});

test('a link that the server has ended, or the page has closed, stays so after a sleep', () => {
  const stopped = bench();
  stopped.sockets[0].onclose({ code: 4503, reason: '' });
  stopped.connection.wake();
  assert.equal(stopped.sockets.length, 1);
  const closed = bench();
  closed.connection.close();
  closed.connection.wake();
  closed.connection.nudge();
  assert.equal(closed.sockets.length, 1);
});

test('while nobody knows how old it is the picture says until when it goes, and is not to conclude from', () => {
  const facts = {
    hasData: true, frozen: false, stopped: false, linkAge: 0, now: NOON, rate: 1, sourceAt: NOON - 9000, changedAt: NOON - 9000, sources: [], unsure: true,
  };
  const words = (change) => {
    const assessed = assess({ ...facts, ...change });
    assert.equal(assessed.drained, true);
    return stateWords({
      ...assessed, reconnected: true, stopped: null, hasData: true, now: NOON, changedAt: NOON - 9000, frozenAt: null, calendar: new Calendar('Asia/Ho_Chi_Minh'),
    });
  };
  const checking = words({});
  assert.deepEqual([checking.word, checking.note, checking.age], ['Đang kiểm tra', '', 'Số liệu đến 11:59:51 20/11 · chưa rõ đã bao lâu']);
  const away = words({ linkAge: 35000 });
  assert.deepEqual([away.word, away.age, away.banner.since], ['Mất kết nối', 'Số liệu đến 11:59:51 20/11 · chưa rõ đã bao lâu', '']);
  assert.equal(assess({ ...facts, frozen: true }).drained, false);
});
