import assert from 'node:assert/strict';
import test from 'node:test';
import { dwellOf, Playlist } from '../js/core/playlist.js';

const SIZES = { so: { pages: 2, rows: 10 }, 'dau-cuoi': { pages: 1, rows: 20 }, xa: { pages: 4, rows: 24 }, nhom: { pages: 1, rows: 6 } };
const sizeOf = (kind) => SIZES[kind] ?? { pages: 0, rows: 0 };
const USUAL = ['so', 'dau-cuoi', 'xa', 'nhom'];

/** Kind and page of each picture until so much time has passed, by a slow clock of a quarter of a second. */
function shown(playlist, millis, sizes = sizeOf) {
  const seen = [];
  for (let now = 0; now <= millis; now += 250) {
    if (playlist.view(sizes, now).due) playlist.turn(sizes, now);
    const { kind, page } = playlist.view(sizes, now);
    if (seen[seen.length - 1] !== `${kind}${page}`) seen.push(`${kind}${page}`);
  }
  return seen;
}

test('the usual loop takes eighty-five seconds and shows the next page of communes in the next', () => {
  assert.deepEqual(shown(new Playlist(USUAL), 84750), ['so0', 'so1', 'dau-cuoi0', 'xa0', 'nhom0']);
  const long = shown(new Playlist(USUAL), 5 * 85000 - 250);
  assert.deepEqual(long.filter((step) => step.startsWith('xa')), ['xa0', 'xa1', 'xa2', 'xa3', 'xa0']);
});

test('a list of ten is shown for fifteen seconds, a longer one longer', () => {
  assert.equal(dwellOf('so', 10), 15000);
  assert.equal(dwellOf('qua-han', 7), 14100);
  assert.equal(dwellOf('ma', 0), 20000);
});

test('communes alone are shown page by page', () => {
  assert.deepEqual(shown(new Playlist(['xa']), 79750), ['xa0', 'xa1', 'xa2', 'xa3']);
});

test('a slide that has nothing to show is left out, and comes when it has', () => {
  const none = (kind) => (kind === 'xa' ? { pages: 0, rows: 0 } : sizeOf(kind));
  assert.deepEqual(shown(new Playlist(['so', 'xa', 'nhom']), 44750, none), ['so0', 'so1', 'nhom0']);
  const playlist = new Playlist(['xa', 'so']);
  assert.equal(playlist.view(none, 0).kind, 'so');
  playlist.turn(sizeOf, 1000);
  playlist.turn(sizeOf, 2000);
  assert.equal(playlist.view(sizeOf, 2000).kind, 'xa');
});

test('one picture alone is never due', () => {
  const playlist = new Playlist(['nhom']);
  for (const now of [0, 15000, 3600000]) assert.equal(playlist.view(sizeOf, now).due, false);
});

test('pages that are gone bring the first of the slide', () => {
  const playlist = new Playlist(['so'], { kind: 'so', page: 1 });
  assert.equal(playlist.view(sizeOf, 0).page, 1);
  assert.equal(playlist.view(() => ({ pages: 1, rows: 5 }), 10).page, 0);
});

test('what is turned by hand stands for a minute, forwards and backwards, through every page of communes', () => {
  const playlist = new Playlist(USUAL);
  playlist.step(sizeOf, 0, -1);
  assert.equal(playlist.view(sizeOf, 0).kind, 'nhom');
  assert.equal(playlist.view(sizeOf, 59999).due, false);
  assert.equal(playlist.view(sizeOf, 60000).due, true);
  const seen = [];
  for (let i = 0; i < 9; i += 1) {
    playlist.step(sizeOf, 60000, 1);
    const { kind, page } = playlist.view(sizeOf, 60000);
    seen.push(`${kind}${page}`);
  }
  for (const wanted of ['so0', 'so1', 'dau-cuoi0', 'xa3', 'nhom0']) assert.ok(seen.includes(wanted), `${seen}`);
});

test('a pause keeps what was left of the page', () => {
  const playlist = new Playlist(USUAL);
  playlist.view(sizeOf, 0);
  playlist.pause(10000);
  assert.deepEqual([playlist.view(sizeOf, 3600000).due, playlist.view(sizeOf, 3600000).left], [false, 5000]);
  playlist.resume(3600000);
  assert.equal(playlist.view(sizeOf, 3604999).due, false);
  assert.equal(playlist.view(sizeOf, 3605000).due, true);
});

test('a page whose time was up when it was paused is left for some seconds more', () => {
  const playlist = new Playlist(USUAL);
  playlist.view(sizeOf, 0);
  playlist.hold(0);
  playlist.pause(59000);
  playlist.resume(700000);
  assert.equal(playlist.view(sizeOf, 704999).due, false);
  assert.equal(playlist.view(sizeOf, 705000).due, true);
});

test('a pinned slide turns only its own pages, until its time is over', () => {
  const playlist = new Playlist(USUAL);
  playlist.pin('so', 600000);
  assert.deepEqual(shown(playlist, 59750), ['so0', 'so1', 'so0', 'so1']);
  playlist.view(sizeOf, 600000);
  assert.equal(playlist.view(sizeOf, 600000).pinned, false);
});

test('a number brings the slide of that place, when it has something to show', () => {
  const playlist = new Playlist(['so', 'ma', 'nhom']);
  assert.equal(playlist.jump(1, sizeOf, 0), false);
  assert.equal(playlist.jump(7, sizeOf, 0), false);
  assert.equal(playlist.jump(2, sizeOf, 0), true);
  assert.equal(playlist.view(sizeOf, 0).kind, 'nhom');
});

test('what was asked to begin with comes first although it is told later, but not after a page has turned', () => {
  let told = false;
  const sizes = (kind) => (kind === 'muc-tieu' ? { pages: told ? 1 : 0, rows: 2 } : sizeOf(kind));
  const asked = new Playlist(['so', 'nhom', 'muc-tieu'], { kind: 'muc-tieu', page: 0 });
  assert.equal(asked.view(sizes, 0).kind, 'so');
  told = true;
  assert.equal(asked.view(sizes, 1000).kind, 'muc-tieu');

  told = false;
  const late = new Playlist(['so', 'nhom', 'muc-tieu'], { kind: 'muc-tieu', page: 0 });
  late.view(sizes, 0);
  late.turn(sizes, 15000);
  const { kind, page } = late.view(sizes, 15000);
  told = true;
  assert.deepEqual(late.view(sizes, 16000).kind, kind);
  assert.equal(late.view(sizes, 16000).page, page);
});
