/**
 * By which set of indicators a wall is scored, and of which procedures: what its address asks for, as far as the server
 * has it. What is gone is named, so that the wall can say that it shows something else.
 *
 * @typedef {object} View
 * @property {string|null} catalogue id of a set or a catalogue; null for the province's own
 * @property {string|null} list id of a list of procedures; null for all
 * @property {string} name of the catalogue, empty for the province's own @property {string} listName
 * @property {readonly string[]} missing what was asked for and is not there
 * @property {string} query for an address, empty or `&…`
 * @property {string} letters of the short code: the numbers of catalogue and list as the server lists them
 */

/** @type {View} */
export const MAIN = Object.freeze({ catalogue: null, list: null, name: '', listName: '', missing: Object.freeze([]), query: '', letters: '' });

/** @param {{catalogue: string|null, list: string|null}} asked */
export function isMain({ catalogue, list }) {
  return catalogue === null && list === null;
}

/** @param {{catalogue: string|null, list: string|null}} asked @param {import('./wire.js').AboutSaid} said @returns {View} */
export function viewOf(asked, said) {
  const sets = said.sets ?? [];
  const lists = said.lists ?? [];
  const ids = [...new Set(sets.flatMap((one) => [one.set, ...one.catalogues.map(({ id }) => id)]))];
  const known = asked.catalogue === null ? -1 : ids.indexOf(asked.catalogue);
  // The main set by its name is what everybody sees, and is not scored twice.
  const isOwn = sets.some((one) => one.main && one.set === asked.catalogue);
  const catalogue = known >= 0 && !isOwn ? asked.catalogue : null;
  const listed = lists.findIndex(({ id }) => id === asked.list);
  const list = listed >= 0 ? asked.list : null;
  return {
    catalogue, list, name: catalogue === null ? '' : nameOf(catalogueIn(catalogue, said), sets), listName: list === null ? '' : lists[listed].name,
    missing: [asked.catalogue !== null && known < 0 ? asked.catalogue : null, asked.list !== null && listed < 0 ? asked.list : null].flatMap((id) => id ?? []),
    query: (catalogue === null ? '' : `&catalogue=${encodeURIComponent(catalogue)}`) + (list === null ? '' : `&list=${encodeURIComponent(list)}`),
    letters: (catalogue === null ? '' : `c${known + 1}`) + (list === null ? '' : `l${listed + 1}`),
  };
}

/** The catalogue by which a view is scored today: of a set the version in force, else the newest. @param {string|null} asked @param {import('./wire.js').AboutSaid} said @returns {string|null} null for the main set's */
export function catalogueIn(asked, said) {
  const set = (said.sets ?? []).find((one) => one.set === asked);
  if (!set) return asked;
  const today = String(said.now ?? '').slice(0, 10);
  const inForce = set.catalogues.find(({ validFrom, validTo }) => (!validFrom || validFrom <= today) && (!validTo || today <= validTo));
  const last = inForce ?? set.catalogues[set.catalogues.length - 1];
  return last ? last.id : asked;
}

/** @param {string|null} id @param {readonly import('./wire.js').SetSaid[]} sets */
function nameOf(id, sets) {
  const found = sets.flatMap((one) => one.catalogues).find((one) => one.id === id);
  return found ? String(found.name).normalize('NFC') : id ?? '';
}
