import assert from 'node:assert/strict';
import test from 'node:test';
import { Calendar } from '../js/core/format.js';
import { stateWords } from '../js/elements/state-words.js';

const NOW = Date.parse('2026-11-20T07:32:00Z');
const words = (change) => stateWords({
  state: 'live', reconnected: false, stopped: null, hasData: true, now: NOW, sourceAt: NOW - 12000, changedAt: NOW - 12000,
  dataAge: 12000, late: [], frozenAt: null, calendar: new Calendar('Asia/Ho_Chi_Minh'), ...change,
});

test('each state has its own sentence', () => {
  const live = words({});
  assert.deepEqual([live.word, live.note, live.age], ['Trực tiếp', '', 'Số liệu đến 14:31:48 · 12 giây trước']);
  const quiet = words({ state: 'quiet', changedAt: Date.parse('2026-11-20T04:02:00Z') });
  assert.deepEqual([quiet.word, quiet.note, quiet.age], ['Trực tiếp', 'không đổi từ 11:02', 'đã kiểm tra 14:31 · 12 giây trước']);
  assert.equal(words({ state: 'quiet', changedAt: Date.parse('2026-11-18T04:02:00Z') }).note, 'không đổi từ 18/11');
  assert.equal(words({ state: 'delayed' }).word, 'Chậm');
  assert.equal(words({ reconnected: true }).note, 'đã nối lại');
  const offline = words({ state: 'offline' });
  assert.deepEqual([offline.word, offline.note], ['Mất kết nối', 'tự nối lại']);
  const stopped = words({ state: 'offline', stopped: 4500 });
  assert.deepEqual([stopped.word, stopped.note], ['Đã ngừng kết nối', 'chưa có số liệu của kỳ này']);
});

test('one late source of several is named with the time to which it reaches', () => {
  const late = (at) => [{ name: 'Kho số hóa', at, interval: 60000, groups: ['MDSH'] }];
  const partial = words({ state: 'partial', late: late(Date.parse('2026-11-20T04:02:00Z')) });
  assert.deepEqual([partial.word, partial.note, partial.age], ['Một phần cũ', 'Kho số hóa đến 11:02', 'Số liệu đến 14:31:48 · 12 giây trước']);
  assert.equal(words({ state: 'partial', late: late(Date.parse('2026-11-18T04:02:00Z')) }).note, 'Kho số hóa đến 18/11');
  assert.equal(words({ state: 'partial', late: late(null) }).note, 'Kho số hóa chưa có');
});

test('a chosen instant is told as what it is', () => {
  const frozen = words({ state: 'frozen', frozenAt: Date.parse('2026-11-20T01:00:00Z') });
  assert.deepEqual([frozen.word, frozen.note, frozen.age], ['Như đã hiển thị lúc', '', '08:00 20/11/2026']);
});

test('a period that is over is told as that, with how far its figures are known', () => {
  const over = (change) => words({ state: 'frozen', ended: true, ...change });
  const ended = over({});
  assert.deepEqual([ended.word, ended.note, ended.age], ['Kỳ đã kết thúc', '', 'theo số liệu biết đến 14:31']);
  assert.equal(over({ sourceAt: Date.parse('2026-11-02T01:15:00Z') }).age, 'theo số liệu biết đến 08:15 02/11');
  assert.equal(over({ sourceAt: null, dataAge: null }).age, 'chưa rõ số liệu đến lúc nào');
  assert.equal(over({ hasData: false }).age, '');
  assert.equal(over({ doubted: true }).word, 'Đang đối chiếu lại số liệu');
});

test('while history is taken in the picture says how far it reaches, and no age', () => {
  const taking = words({ state: 'loading', sourceAt: Date.parse('2026-11-02T01:15:00Z'), dataAge: 18 * 86400000 });
  assert.deepEqual([taking.word, taking.note, taking.age], ['Đang nạp dữ liệu', '', 'Mới nạp đến 08:15 02/11']);
  assert.equal(taking.banner.words, 'Đang nạp dữ liệu, số liệu chưa đủ – không dùng để kết luận.');
  assert.equal(words({ state: 'loading', sourceAt: null, dataAge: null }).age, 'Chưa có dữ liệu từ nguồn');
});

test('a check that differs is told in words', () => {
  assert.equal(words({ state: 'checking' }).word, 'Đang đối chiếu lại số liệu');
});

test('the banner says what is shown and for how long it has been old', () => {
  const { banner } = words({ state: 'stale', sourceAt: NOW - 720000, dataAge: 720000 });
  assert.equal(banner.words, 'Chưa nhận được số liệu mới. Đang hiện số liệu lúc 14:20 – không dùng để kết luận.');
  assert.equal(banner.since, 'Đã 12 phút');
});

test('before the first picture there is no age, and without a source there is none to give', () => {
  assert.equal(words({ state: 'loading', hasData: false, now: null }).age, '');
  assert.equal(words({ state: 'stale', sourceAt: null, dataAge: null }).age, 'Chưa có dữ liệu từ nguồn');
});
