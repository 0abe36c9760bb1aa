import assert from 'node:assert/strict';
import test from 'node:test';
import { dwellOf, Playlist } from '../js/core/playlist.js';

const SIZES = { departments: { pages: 2, rows: 10 }, ends: { pages: 1, rows: 20 }, communes: { pages: 4, rows: 24 }, weakest: { pages: 1, rows: 6 } };
const sizeOf = (kind) => SIZES[kind] ?? { pages: 0, rows: 0 };
const USUAL = ['departments', 'ends', 'communes', 'weakest'];

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
  assert.deepEqual(shown(new Playlist(USUAL), 84750), ['departments0', 'departments1', 'ends0', 'communes0', 'weakest0']);
  const long = shown(new Playlist(USUAL), 5 * 85000 - 250);
  assert.deepEqual(long.filter((step) => step.startsWith('communes')), ['communes0', 'communes1', 'communes2', 'communes3', 'communes0']);
});

test('a list of ten is shown for fifteen seconds, a longer one longer', () => {
  assert.equal(dwellOf('departments', 10), 15000);
  assert.equal(dwellOf('late', 7), 14100);
  assert.equal(dwellOf('code', 0), 20000);
});

test('communes alone are shown page by page', () => {
  assert.deepEqual(shown(new Playlist(['communes']), 79750), ['communes0', 'communes1', 'communes2', 'communes3']);
});

test('a slide that has nothing to show is left out, and comes when it has', () => {
  const none = (kind) => (kind === 'communes' ? { pages: 0, rows: 0 } : sizeOf(kind));
  assert.deepEqual(shown(new Playlist(['departments', 'communes', 'weakest']), 44750, none), ['departments0', 'departments1', 'weakest0']);
  const playlist = new Playlist(['communes', 'departments']);
  assert.equal(playlist.view(none, 0).kind, 'departments');
  playlist.turn(sizeOf, 1000);
  playlist.turn(sizeOf, 2000);
  assert.equal(playlist.view(sizeOf, 2000).kind, 'communes');
});

test('one picture alone is never due', () => {
  const playlist = new Playlist(['weakest']);
  for (const now of [0, 15000, 3600000]) assert.equal(playlist.view(sizeOf, now).due, false);
});

test('pages that are gone bring the first of the slide', () => {
  const playlist = new Playlist(['departments'], { kind: 'departments', page: 1 });
  assert.equal(playlist.view(sizeOf, 0).page, 1);
  assert.equal(playlist.view(() => ({ pages: 1, rows: 5 }), 10).page, 0);
});

test('what is turned by hand stands for a minute, forwards and backwards, through every page of communes', () => {
  const playlist = new Playlist(USUAL);
  playlist.step(sizeOf, 0, -1);
  assert.equal(playlist.view(sizeOf, 0).kind, 'weakest');
  assert.equal(playlist.view(sizeOf, 59999).due, false);
  assert.equal(playlist.view(sizeOf, 60000).due, true);
  const seen = [];
  for (let i = 0; i < 9; i += 1) {
    playlist.step(sizeOf, 60000, 1);
    const { kind, page } = playlist.view(sizeOf, 60000);
    seen.push(`${kind}${page}`);
  }
  for (const wanted of ['departments0', 'departments1', 'ends0', 'communes3', 'weakest0']) assert.ok(seen.includes(wanted), `${seen}`);
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
  playlist.pin('departments', 600000);
  assert.deepEqual(shown(playlist, 59750), ['departments0', 'departments1', 'departments0', 'departments1']);
  playlist.view(sizeOf, 600000);
  assert.equal(playlist.view(sizeOf, 600000).pinned, false);
});

test('a number brings the slide of that place, when it has something to show', () => {
  const playlist = new Playlist(['departments', 'code', 'weakest']);
  assert.equal(playlist.jump(1, sizeOf, 0), false);
  assert.equal(playlist.jump(7, sizeOf, 0), false);
  assert.equal(playlist.jump(2, sizeOf, 0), true);
  assert.equal(playlist.view(sizeOf, 0).kind, 'weakest');
});

test('what was asked to begin with comes first although it is told later, but not after a page has turned', () => {
  let told = false;
  const sizes = (kind) => (kind === 'targets' ? { pages: told ? 1 : 0, rows: 2 } : sizeOf(kind));
  const asked = new Playlist(['departments', 'weakest', 'targets'], { kind: 'targets', page: 0 });
  assert.equal(asked.view(sizes, 0).kind, 'departments');
  told = true;
  assert.equal(asked.view(sizes, 1000).kind, 'targets');

  told = false;
  const late = new Playlist(['departments', 'weakest', 'targets'], { kind: 'targets', page: 0 });
  late.view(sizes, 0);
  late.turn(sizes, 15000);
  const { kind, page } = late.view(sizes, 15000);
  told = true;
  assert.deepEqual(late.view(sizes, 16000).kind, kind);
  assert.equal(late.view(sizes, 16000).page, page);
});
