import assert from 'node:assert/strict';
import test from 'node:test';
import { assess } from '../js/core/stale.js';
import { Connection } from '../js/live/connection.js';

/** A network whose proxy shuts every websocket, with a clock that is moved by hand. */
function bench({ random = () => 0.5 } = {}) {
  const b = { now: 0, sockets: [], questions: [], frames: [], shut: true, away: false };
  b.connection = new Connection({
    open: () => {
      const socket = { onmessage: null, onclose: null, close() {} };
      b.sockets.push({ socket, at: b.now });
      return socket;
    },
    read: () => {
      b.questions.push(b.now);
      return b.away ? Promise.reject(new Error('away')) : Promise.resolve(`picture ${b.questions.length}`);
    },
    resumeFrom: () => null,
    onFrame: (text) => {
      b.frames.push(text);
      return 'applied';
    },
    monotonic: () => b.now, random,
  });
  b.last = () => b.sockets[b.sockets.length - 1].socket;
  b.wait = async (millis) => {
    for (let passed = 0; passed < millis; passed += 250) {
      const before = b.sockets.length;
      b.connection.tick();
      if (b.sockets.length > before && b.shut) b.last().onclose({ code: 1006, reason: '' });
      await new Promise((done) => setImmediate(done));
      b.now += 250;
    }
  };
  return b;
}

test('two websockets that end before their first frame: the picture is read over HTTP, again and again', async () => {
  const b = bench();
  await b.wait(60000);
  assert.ok(b.questions[0] >= b.sockets[1].at && b.questions[0] < b.sockets[1].at + 500);
  const waits = b.questions.slice(1).map((at, i) => at - b.questions[i]);
  assert.ok(waits.every((wait) => wait >= 8000 && wait <= 12250), String(waits));
  assert.equal(b.frames.length, b.questions.length);
  assert.equal(b.connection.isSlow, true);
  assert.ok(b.connection.linkAge() <= 12250, 'a picture is a sign of life');
});

test('while that works a websocket is tried every few minutes, and used when it speaks', async () => {
  const b = bench();
  await b.wait(60000);
  const early = b.sockets.length;
  await b.wait(600000);
  const later = b.sockets.slice(early).map(({ at }) => at);
  assert.ok(later.length >= 2 && later.length <= 5, String(later));
  b.shut = false;
  const tried = b.sockets.length;
  while (b.sockets.length === tried) await b.wait(250);
  b.last().onmessage({ data: 'snapshot' });
  assert.equal(b.connection.isSlow, false);
  const asked = b.questions.length;
  await b.wait(11000);
  b.last().onmessage({ data: 'beat' });
  await b.wait(11000);
  assert.equal(b.questions.length, asked, 'nothing is read beside a websocket that speaks');
});

test('a server that is away is no such network: websockets are tried as ever', async () => {
  const b = bench({ random: () => 1 });
  b.away = true;
  await b.wait(300000);
  const waits = b.sockets.slice(1).map(({ at }, i) => at - b.sockets[i].at);
  assert.ok(waits.every((wait) => wait <= 30250), String(waits));
  assert.ok(b.questions.length <= 30, `asked ${b.questions.length} times`);
  assert.equal(b.connection.isSlow, false);
  assert.ok(b.connection.linkAge() >= 300000);
});

test('an answer that comes after a websocket has spoken is older and is left', async () => {
  let answer;
  const slow = bench();
  slow.connection = new Connection({
    open: () => { const socket = { close() {} }; slow.sockets.push({ socket, at: slow.now }); return socket; },
    read: () => new Promise((done) => { answer = done; }),
    resumeFrom: () => null, onFrame: (text) => { slow.frames.push(text); return 'applied'; }, monotonic: () => slow.now, random: () => 0,
  });
  await slow.wait(1000);
  slow.shut = false;
  await slow.wait(1000);
  assert.ok(answer, 'it is under way');
  slow.last().onmessage({ data: 'snapshot' });
  answer('older');
  await slow.wait(500);
  assert.deepEqual(slow.frames, ['snapshot']);
});

test('a server that answers a websocket with a code lets it through', async () => {
  const b = bench();
  b.shut = false;
  for (let i = 0; i < 4; i += 1) {
    await b.wait(10000);
    b.last().onclose({ code: 4002, reason: '1000' });
  }
  assert.deepEqual(b.questions, []);
});

test('what is read slowly is called delayed at best, and its age is measured by what can be known', () => {
  const at = (change) => assess({
    hasData: true, frozen: false, stopped: false, linkAge: 0, now: 100000, rate: 1, sourceAt: 99000, changedAt: 99000,
    sources: [{ name: 'a', at: 99000, interval: 6000, groups: [] }], slow: true, ...change,
  });
  assert.deepEqual([at({}).state, at({}).slow], ['delayed', true]);
  const source = (age) => [{ name: 'a', at: 100000 - age, interval: 6000, groups: [] }];
  assert.equal(at({ sources: source(59000) }).state, 'delayed');
  assert.equal(at({ sources: source(61000) }).state, 'stale');
  assert.equal(at({ linkAge: 25001 }).state, 'offline');
});
