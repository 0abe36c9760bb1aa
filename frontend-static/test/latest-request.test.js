import assert from 'node:assert/strict';
import test from 'node:test';
import { LatestRequest } from '../js/live/latest-request.js';

/** A clock that is pushed by hand, and a server that answers when told. */
function bench() {
  const timers = new Map();
  const asked = [];
  const heard = [];
  let next = 0;
  const request = new LatestRequest({
    ask: (question) => new Promise((answer, fail) => asked.push({ question, answer, fail })),
    onAnswer: (answer) => heard.push(answer),
    onFailure: (cause) => heard.push(`failed: ${cause.message}`),
    pause: 250,
    later: (work) => {
      timers.set(++next, work);
      return next;
    },
    cancel: (timer) => timers.delete(timer),
  });
  const pass = () => {
    const due = [...timers.values()];
    timers.clear();
    due.forEach((work) => work());
  };
  const settle = () => new Promise((done) => setImmediate(done));
  return { request, asked, heard, pass, settle };
}

test('only the last of several quick wishes is asked', () => {
  const { request, asked, pass } = bench();
  request.put('9');
  request.put('97');
  request.put('97,5');
  pass();
  assert.deepEqual(asked.map((one) => one.question), ['97,5']);
});

test('an answer that comes after a newer question is not heard', async () => {
  const { request, asked, heard, pass, settle } = bench();
  request.put('old');
  pass();
  request.put('new');
  pass();
  asked[1].answer('new answer');
  asked[0].answer('old answer');
  await settle();
  assert.deepEqual(heard, ['new answer']);
});

test('what was dropped is neither asked nor answered, and no failure of it is told', async () => {
  const { request, asked, heard, pass, settle } = bench();
  request.put('a');
  request.drop();
  pass();
  assert.equal(asked.length, 0);
  request.put('b');
  pass();
  request.drop();
  asked[0].fail(new Error('late'));
  await settle();
  assert.deepEqual(heard, []);
});

test('a failure is told', async () => {
  const { request, asked, heard, pass, settle } = bench();
  request.put('a');
  pass();
  asked[0].fail(new Error('no way'));
  await settle();
  assert.deepEqual(heard, ['failed: no way']);
});
