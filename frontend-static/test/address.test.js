import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLive, knownView, PLAIN, question, readView, writeView } from '../js/core/address.js';

test('an address without a question shows the plain view, and the plain view needs no question', () => {
  assert.deepEqual(readView(''), PLAIN);
  assert.equal(writeView(PLAIN), '');
});

test('what an address says comes back as the same address', () => {
  const address = '?ky=2026-Q4&bo=766-van-ban&ds=thiet-yeu&sap=MDSH&tim=b%C3%ACnh&muc=weak&so-voi=previous&tu=11';

  assert.equal(writeView(readView(address)), address);
});

test('a frozen moment and its baseline keep their zone', () => {
  const address = '?so-voi=2026-10-30T08%3A00%3A00%2B07%3A00&luc=2026-11-20T08%3A00%3A00%2B07%3A00';

  const view = readView(address);

  assert.equal(view.at, '2026-11-20T08:00:00+07:00');
  assert.equal(writeView(view), address);
});

test('an instant is read as people write it: without a zone, and with a plus that became a space', () => {
  assert.equal(readView('?luc=2026-11-30T08:00').at, '2026-11-30T08:00+07:00');
  assert.equal(readView('?luc=2026-11-30T08:00:00+07:00').at, '2026-11-30T08:00:00+07:00');
  assert.equal(readView('?so-voi=2026-11-30T08:00').against, '2026-11-30T08:00+07:00');
  assert.equal(readView('?luc=2026-11-30T01:00:00Z').at, '2026-11-30T01:00:00Z');
  assert.equal(readView('?luc=2026-13-30T08:00').at, null);
});

test('values that are not known fall back silently', () => {
  assert.deepEqual(readView('?ky=2026-13&bo=<b>&sap=x&luc=yesterday&so-voi=never&muc=%00&tu=0'), PLAIN);
});

test('a set and a list that the province does not have are left out, what it has stays', () => {
  const about = { sets: [{ set: '766', main: true, catalogues: [{ id: '766-portal-2026', name: '' }] }], lists: [{ id: 'thiet-yeu' }] };
  const kept = readView('?bo=766-portal-2026&ds=thiet-yeu&tim=ba');

  assert.equal(knownView(kept, about), kept);
  assert.deepEqual(knownView(readView('?bo=nd61&ds=thiet-yeu&tim=ba'), about), { ...kept, catalogue: null });
  assert.deepEqual(knownView(readView('?bo=766&ds=khac&tim=ba'), about), { ...kept, catalogue: '766', list: null });
});

test('the server is asked for the view, and for more', () => {
  const asked = question(readView('?ky=7d&bo=nd61-2018&ds=a&luc=2026-11-20T08:00:00Z'), { kind: 'commune' });

  assert.equal(asked, 'period=7d&kind=commune&catalogue=nd61-2018&list=a&at=2026-11-20T08%3A00%3A00Z');
});

test('only what goes on is followed live', () => {
  assert.ok(isLive(readView('?ky=7d')));
  assert.ok(!isLive(readView('?ky=2026-10')));
  assert.ok(!isLive(readView('?luc=2026-11-20T08:00:00Z')));
});
