import assert from 'node:assert/strict';
import test from 'node:test';
import { Backoff } from '../js/live/backoff.js';
import { Connection, liveAddress } from '../js/live/connection.js';
import { ServerClock } from '../js/live/server-clock.js';

/** A connection with a clock that is moved by hand and sockets that only remember. */
function bench({ random = () => 1, verdict = () => 'applied' } = {}) {
  const bench = { now: 1000, sockets: [], resumes: [], held: null };
  bench.connection = new Connection({
    open: (resume) => {
      const socket = { onmessage: null, onclose: null, closed: false, close() { this.closed = true; } };
      bench.sockets.push(socket);
      bench.resumes.push(resume);
      return socket;
    },
    resumeFrom: () => bench.held,
    onFrame: (text) => verdict(text),
    monotonic: () => bench.now,
    random,
  });
  bench.last = () => bench.sockets[bench.sockets.length - 1];
  bench.frame = (text = '{}') => bench.last().onmessage({ data: text });
  bench.close = (code, reason = '') => bench.last().onclose({ code, reason });
  bench.wait = (millis) => {
    bench.now += millis;
    bench.connection.tick();
  };
  bench.connection.tick();
  return bench;
}

test('waits double from half a second to thirty, with full jitter', () => {
  const waits = (random) => {
    const backoff = new Backoff(random);
    return Array.from({ length: 9 }, () => backoff.next());
  };
  assert.deepEqual(waits(() => 1), [500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  assert.deepEqual(waits(() => 0), [0, 0, 0, 0, 0, 0, 0, 0, 0]);
  assert.equal(waits(() => 0.5)[3], 2000);
});

test('a lost link is tried again after its wait, and resumes where the page is', () => {
  const b = bench();
  assert.deepEqual(b.resumes, [null]);
  b.frame();
  b.held = { epoch: 'k3f9', offset: 12 };
  b.close(1006);
  b.wait(7999);
  assert.equal(b.sockets.length, 1);
  b.wait(1);
  assert.equal(b.sockets.length, 2);
  assert.deepEqual(b.resumes[1], { epoch: 'k3f9', offset: 12 });
  b.close(1006);
  b.wait(15999);
  assert.equal(b.sockets.length, 2);
  b.wait(1);
  assert.equal(b.sockets.length, 3);
});

test('the waits begin anew only after sixty seconds of a good link', () => {
  const b = bench();
  b.close(1006);
  b.wait(8000);
  b.close(1006);
  b.wait(16000);
  b.frame();
  for (let i = 0; i < 5; i += 1) {
    b.wait(10000);
    b.frame();
  }
  b.close(1006);
  b.wait(29999);
  assert.equal(b.sockets.length, 3, 'fifty seconds were not enough');
  b.wait(1);
  assert.equal(b.sockets.length, 4);
  b.frame();
  for (let i = 0; i < 6; i += 1) {
    b.wait(10000);
    b.frame();
  }
  b.close(1006);
  b.wait(8000);
  assert.equal(b.sockets.length, 5);
});

test('codes 4000 to 4499 come back no sooner than their reason says', () => {
  const b = bench({ random: () => 0 });
  b.frame();
  b.close(4001, '3000');
  b.wait(2999);
  assert.equal(b.sockets.length, 1);
  b.wait(1);
  assert.equal(b.sockets.length, 2);
  b.close(4000, 'soon');
  b.wait(0);
  assert.equal(b.sockets.length, 3, 'a reason that is no number is no hint');
  b.close(4001, '999999999');
  b.wait(60000);
  assert.equal(b.sockets.length, 4, 'nor is one beyond belief');
});

test('a server that answers this screen alone is asked again soon, one that goes down is spread out', () => {
  const alone = bench();
  alone.close(4002, '1000');
  alone.wait(1500);
  assert.equal(alone.sockets.length, 2);
  const all = bench();
  all.frame();
  all.close(4001, '1000');
  all.wait(8999);
  assert.equal(all.sockets.length, 1);
  all.wait(1);
  assert.equal(all.sockets.length, 2);
});

test('two hundred screens that lost one server come back spread out, however long it was away', () => {
  let seed = 42;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  for (const [away, code] of [[500, 1006], [2000, 4001], [5000, 1006], [12000, 4001], [45000, 1006], [300000, 1006]]) {
    const screens = Array.from({ length: 200 }, () => bench({ random }));
    for (const screen of screens) {
      screen.frame();
      screen.close(code, code === 4001 ? '1000' : '');
    }
    const arrivals = new Map();
    for (let at = 100; at <= away + 60000; at += 100) {
      for (const screen of screens) {
        const before = screen.sockets.length;
        screen.wait(100);
        if (screen.sockets.length === before) continue;
        if (at < away) screen.close(1006);
        else if (!arrivals.has(screen)) {
          arrivals.set(screen, at);
          screen.frame();
        } else screen.frame();
      }
      if (arrivals.size < 200) continue;
      break;
    }
    assert.equal(arrivals.size, 200, `away ${away} ms: all are back within a minute`);
    const times = [...arrivals.values()].sort((a, b) => a - b);
    // In any second, wherever it begins.
    const most = Math.max(...times.map((from, i) => times.slice(i).findIndex((at) => at >= from + 1000)).map((n, i) => (n < 0 ? times.length - i : n)));
    assert.ok(most <= 50, `away ${away} ms: ${most} of 200 in one second`);
    if (away >= 45000) assert.ok(times[199] - away <= 45000);
  }
});

test('codes 4500 to 4999 stop for good', () => {
  const b = bench();
  b.frame();
  b.close(4503);
  b.wait(3600000);
  assert.equal(b.sockets.length, 1);
  assert.equal(b.connection.stopped, 4503);
});

test('twenty-five seconds without a frame: the socket is closed and opened again', () => {
  const b = bench();
  b.frame();
  b.wait(25000);
  assert.equal(b.last().closed, false);
  assert.equal(b.connection.linkAge(), 25000);
  b.wait(1);
  assert.equal(b.sockets[0].closed, true);
  b.wait(8000);
  assert.equal(b.sockets.length, 2);
  b.sockets[0].onmessage({ data: 'late' });
  b.sockets[0].onclose({ code: 1006 });
  assert.ok(b.connection.linkAge() > 25000, 'what an abandoned socket says does not count');
  b.frame();
  assert.equal(b.connection.linkAge(), 0);
});

test('a socket that opens and says nothing is given up after twelve seconds', () => {
  const b = bench();
  b.wait(12000);
  assert.equal(b.last().closed, false);
  b.wait(1);
  assert.equal(b.last().closed, true);
});

test('after a gap the page asks for a snapshot: no epoch, no offset, until one has come', () => {
  let answer = 'gap';
  const b = bench({ verdict: () => answer });
  b.held = { epoch: 'k3f9', offset: 12 };
  b.frame();
  assert.equal(b.last().closed, true);
  b.wait(500);
  b.close(1006);
  b.wait(8000);
  assert.deepEqual(b.resumes, [null, null, null]);
  answer = 'applied';
  b.frame();
  b.close(1006);
  b.wait(16000);
  assert.deepEqual(b.resumes[3], { epoch: 'k3f9', offset: 12 });
});

test('a frame that cannot be read does not count as life', () => {
  const b = bench({ verdict: () => 'unreadable' });
  b.wait(3000);
  b.frame('nonsense');
  assert.equal(b.connection.linkAge(), 3000);
  assert.equal(b.last().closed, true);
});

test('the address carries board, period and where to resume', () => {
  const here = { protocol: 'https:', host: 'chiso.example.vn' };
  assert.equal(liveAddress(here, 'ranking:department', 'month', null), 'wss://chiso.example.vn/api/v1/live?board=ranking:department&period=month');
  assert.equal(liveAddress({ ...here, protocol: 'http:' }, 'province', '2026-11', { epoch: 'k3f9', offset: 12 }),
    'ws://chiso.example.vn/api/v1/live?board=province&period=2026-11&epoch=k3f9&offset=12');
});

test('server time runs by the steady clock and its rate, and a frame held up on its way does not turn it back', () => {
  let now = 0;
  const clock = new ServerClock(() => now);
  assert.equal(clock.now(), null);
  clock.hear(1000000, 1);
  now = 5000;
  assert.equal(clock.now(), 1005000);
  clock.hear(1004000, 1);
  assert.equal(clock.now(), 1005000);
  clock.hear(1005500, 1);
  assert.equal(clock.now(), 1005500);
  clock.hear(900000, 1);
  assert.equal(clock.now(), 900000, 'a server whose clock was set is believed');
  clock.hear(900000, 60);
  now = 6000;
  assert.equal(clock.now(), 960000);
});

test('a connection that is no longer wanted is closed and never opened again', () => {
  const b = bench();
  b.connection.close();
  b.wait(3600000);

  assert.equal(b.sockets.length, 1);
  assert.equal(b.sockets[0].closed, true);
});

test('a page that turns elsewhere ends a socket that is still on its way as it arrives, and hears nothing of it', () => {
  const b = bench();
  const socket = Object.assign(b.last(), { readyState: 0 });
  b.connection.close();
  assert.equal(socket.closed, false);
  socket.onmessage({ data: '{}' });
  assert.equal(b.connection.heard, false);
  socket.readyState = 1;
  socket.onopen();
  assert.equal(socket.closed, true);
  b.wait(100000);
  assert.equal(b.sockets.length, 1);
});

test('a page that turns elsewhere ends an open socket at once', () => {
  const b = bench();
  Object.assign(b.last(), { readyState: 1 });
  b.connection.close();
  assert.equal(b.last().closed, true);
});
