import assert from 'node:assert/strict';
import test from 'node:test';
import { catalogueIn, isMain, viewOf } from '../js/core/view.js';
import { FrozenBoards } from '../js/wall/frozen.js';
import { MethodReader } from '../js/wall/method.js';
import { row } from './frames.js';

const version = (id, validFrom, validTo = null) => ({ id, name: `Bộ ${id}`, validFrom, validTo });
const SAID = {
  now: '2026-11-20T07:31:48Z', catalogue: { id: '766-2026', set: '766' },
  sets: [
    { set: '766', main: true, catalogues: [version('766-2022', '2022-06-23', '2025-12-31'), version('766-2026', '2026-01-01')] },
    { set: 'nd61', main: false, catalogues: [version('nd61-2018', '2018-06-21')] },
  ],
  lists: [{ id: 'thiet-yeu', name: '25 dịch vụ thiết yếu', procedures: 25 }],
};
const asked = (catalogue, list = null) => ({ catalogue, list });

test('a wall without a wish is the main view, and needs no word more in its address', () => {
  const view = viewOf(asked(null), SAID);
  assert.deepEqual([view.query, view.letters, view.name, view.listName, view.missing], ['', '', '', '', []]);
  assert.ok(isMain(asked(null)) && !isMain(asked('nd61')) && !isMain(asked(null, 'thiet-yeu')));
});

test('the main set by its own name is the main view, but one of its versions is not', () => {
  assert.equal(viewOf(asked('766'), SAID).query, '');
  const version2022 = viewOf(asked('766-2022'), SAID);
  assert.deepEqual([version2022.query, version2022.letters, version2022.name], ['&catalogue=766-2022', 'c2', 'Bộ 766-2022']);
});

test('a set is named by its version in force, and numbered as the server lists sets and versions', () => {
  const view = viewOf(asked('nd61', 'thiet-yeu'), SAID);
  assert.deepEqual([view.query, view.letters], ['&catalogue=nd61&list=thiet-yeu', 'c4l1']);
  assert.deepEqual([view.name, view.listName], ['Bộ nd61-2018', '25 dịch vụ thiết yếu']);
  assert.equal(catalogueIn('766', SAID), '766-2026');
  assert.equal(catalogueIn('766-2022', SAID), '766-2022');
  assert.equal(catalogueIn(null, SAID), null);
});

test('what is gone is left out and named, and the rest stays', () => {
  const view = viewOf(asked('khong-co', 'thiet-yeu'), SAID);
  assert.deepEqual([view.catalogue, view.list, view.missing], [null, 'thiet-yeu', ['khong-co']]);
  assert.deepEqual(viewOf(asked('nd61', 'mat'), SAID).missing, ['mat']);
  assert.deepEqual(viewOf(asked('x', 'y'), {}).missing, ['x', 'y'], 'a server that tells of none');
});

test('another set of indicators brings its own method; the boards know best which version scores', async () => {
  const paths = [];
  let scoredBy = null;
  const reader = new MethodReader(asked('nd61'), async (path) => {
    paths.push(path);
    return path === '/api/v1/about' ? SAID : { id: path.split('/').pop(), groups: [] };
  }, () => scoredBy);
  assert.equal((await reader.read(new AbortController())).catalogue.id, 'nd61-2018');
  scoredBy = '766-2022';
  assert.equal((await reader.read(new AbortController())).catalogue.id, '766-2022');
  scoredBy = '766-2026';
  assert.equal((await reader.read(new AbortController())).catalogue, SAID.catalogue);
  assert.equal(reader.view.query, '', 'what was asked for is known when it is taken');
  assert.equal(reader.take(SAID).query, '&catalogue=nd61');
  assert.equal(reader.view.query, '&catalogue=nd61');
  assert.deepEqual(paths, ['/api/v1/about', '/api/v1/catalogues/nd61-2018', '/api/v1/about', '/api/v1/catalogues/766-2022', '/api/v1/about']);
});

// ---- a picture of a chosen instant

const AT = Date.parse('2026-11-20T01:00:00Z');
const answer = (kind) => ({ kind, period: '2026-11', catalogue: '766-2026', list: null, asOf: '2026-11-20T01:00:00Z', at: '2026-11-20T01:00:00Z', baseline: null, position: 7, rows: [row('A')] });
const settle = () => new Promise((done) => setImmediate(done));

function frozen(ask) {
  const told = [];
  const clock = { now: 0 };
  const live = { names: ['province@month', 'ranking:commune@month'], ticks: 0, tick() { live.ticks += 1; }, of: () => 'live', all: () => ['live'], isComplete: () => true, linkAge: () => 5, stopped: () => 4500, fresh: () => new Map() };
  const boards = new FrozenBoards({ live, at: () => AT, more: () => '&list=thiet-yeu', ask, onBoard: (name) => told.push(name), monotonic: () => clock.now });
  return { boards, live, told, clock };
}

test('each board is asked for once, of that instant and view, and needs no link', async () => {
  const paths = [];
  const { boards, live, told } = frozen(async (path) => {
    paths.push(path);
    return answer();
  });
  for (let i = 0; i < 4; i += 1) {
    boards.tick();
    boards.tick();
    await settle();
  }
  assert.deepEqual(paths, ['province', 'commune'].map((kind) => `/api/v1/ranking?kind=${kind}&period=month&at=2026-11-20T01%3A00%3A00.000Z&list=thiet-yeu`));
  assert.deepEqual(told, live.names);
  assert.ok(boards.isComplete());
  assert.deepEqual([boards.frozenAt, boards.linkAge(), boards.stopped(), live.ticks], [AT, 0, null, 0]);
  assert.deepEqual([...boards.of('province@month').rows.keys()], ['A']);
  assert.equal(boards.of('province@month').asOf, AT);
});

test('an instant that the server refuses is not made up: the boards are the live ones', async () => {
  const { boards, live } = frozen(async () => { throw Object.assign(new Error('ahead'), { status: 400 }); });
  boards.tick();
  await settle();
  boards.tick();
  assert.equal(boards.frozenAt, null);
  assert.deepEqual([live.ticks, boards.of('province@month'), boards.linkAge()], [1, 'live', 5]);
});

test('a server that is busy is asked again, not too soon', async () => {
  let calls = 0;
  const { boards, clock, live } = frozen(async () => {
    calls += 1;
    if (calls === 1) throw Object.assign(new Error('busy'), { status: 503 });
    return answer();
  });
  boards.tick();
  await settle();
  boards.tick();
  assert.equal(calls, 1);
  clock.now = 10000;
  boards.tick();
  await settle();
  assert.equal(calls, 2);
  assert.deepEqual([boards.frozenAt, live.ticks], [AT, 0]);
});
