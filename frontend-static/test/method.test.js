import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { choicesOf, chosen, methodOf, placeOf, restatementsOf } from '../js/core/method.js';

const read = (name) => JSON.parse(readFileSync(new URL(`recorded/${name}.json`, import.meta.url), 'utf8'));
const about = read('about');

test('the main set comes first and the catalogue in force is known', () => {
  const choices = choicesOf({ ...about, sets: [...about.sets].reverse() });
  assert.deepEqual(choices.map((choice) => choice.id), ['766-portal-2026', '766-formula-2026', '61-2018']);
  assert.deepEqual(choices.map((choice) => choice.inForce), [true, false, false]);
  assert.deepEqual(choices.map((choice) => choice.main), [true, true, false]);
});

test('an address chooses; an unknown one shows what is in force', () => {
  const choices = choicesOf(about);
  assert.equal(chosen(choices, '61-2018').id, '61-2018');
  assert.equal(chosen(choices, 'gone').id, '766-portal-2026');
  assert.equal(chosen(choices, null).id, '766-portal-2026');
  assert.equal(chosen([], 'x'), null);
});

test('a server that lists no sets still has its one catalogue', () => {
  const { sets, ...old } = about;
  assert.equal(sets.length, 2);
  assert.deepEqual(choicesOf(old).map((choice) => [choice.id, choice.inForce]), [['766-portal-2026', true]]);
});

test('every component stands in its group, scored ones are 21 and sum to 100', () => {
  const method = methodOf(read('catalogue-766-portal-2026'));
  const all = method.groups.flatMap((group) => group.components);
  const scored = all.filter((component) => component.max > 0);
  assert.equal(scored.length, 21);
  assert.equal(scored.reduce((sum, component) => sum + component.max, 0), 100);
  assert.equal(method.max, 100);
  for (const group of method.groups) {
    assert.equal(group.components.reduce((sum, component) => sum + component.max, 0), group.max, group.code);
  }
  assert.deepEqual(method.bands.map((band) => band.from), [0, 50, 70, 80, 90]);
});

test('threshold, empty, options and search text are read', () => {
  const method = methodOf(read('catalogue-766-portal-2026'));
  const of = (id) => method.groups.flatMap((group) => group.components).find((component) => component.id === id);
  assert.deepEqual([of('3.3').kind, of('3.3').threshold], ['threshold', 0.5]);
  assert.deepEqual([of('2.1').kind, of('2.1').threshold], ['linear', null]);
  assert.deepEqual(['1.1', '3.1', '5.2'].map((id) => of(id).empty), ['none', 'zero', 'full']);
  assert.equal(of('1.1').inherited, true);
  assert.deepEqual(of('2.1').options[1].choices.map((choice) => choice.used), [true, false]);
  assert.ok(of('4.2').search.includes('so hoa') && of('4.2').search.includes('so_hoa_giay_to'));
});

test('a formula that is not known keeps its words, an answer without groups is no catalogue', () => {
  const json = read('catalogue-61-2018');
  json.components[0].formula = { kind: 'steps', steps: [1, 2] };
  assert.equal(methodOf(json).groups[0].components[0].kind, 'steps');
  assert.throws(() => methodOf({ id: 'x' }), /without groups/);
});

test('points that are shared name who takes them, in either form', () => {
  const json = read('catalogue-61-2018');
  json.components[0].empty = { sharedBy: ['2', '3'] };
  Object.assign(json.components[1], { empty: 'shared', sharedBy: ['3'], appliesTo: ['commune'], elsewhere: 'full' });
  const [first, second, third] = methodOf(json).groups[0].components;
  assert.deepEqual([first.empty, first.sharedBy], ['shared', ['2', '3']]);
  assert.deepEqual([second.empty, second.sharedBy, second.elsewhere], ['shared', ['3'], 'full']);
  assert.deepEqual([third.empty, third.sharedBy, third.elsewhere], ['none', [], null]);
});

test('words are composed, whatever the sender', () => {
  const json = { ...about, province: { ...about.province, name: 'Tỉnh Quảng Ngãi'.normalize('NFD') } };
  assert.equal(placeOf(json).name, 'Tỉnh Quảng Ngãi'.normalize('NFC'));
  assert.equal(placeOf(json).demo, true);
  assert.equal(placeOf({ ...about, now: null }).now, null);
});

test('restatements keep their order; what was not there before has no figure', () => {
  const rows = restatementsOf(read('restatements'));
  assert.equal(rows.length, 5);
  assert.deepEqual(rows[0].after, { met: 415, total: 530, points: 4.7 });
  assert.equal(rows[1].case, '…0099');
  assert.equal(restatementsOf({ restatements: [{ unit: 'H48', before: null }] })[0].before, null);
  assert.deepEqual(restatementsOf({}), []);
});

test('how a catalogue rounds and what is to be known of it are read; without them nothing is', () => {
  const json = read('catalogue-766-portal-2026');
  assert.deepEqual([methodOf(json).arithmetic, methodOf(json).notes], [[], []]);
  const said = methodOf({ ...json, arithmetic: { id: 'portal', words: ['Như Cổng.'] }, notes: ['Chưa biết đủ.'] });
  assert.deepEqual([said.arithmetic, said.notes], [['Như Cổng.'], ['Chưa biết đủ.']]);
});
