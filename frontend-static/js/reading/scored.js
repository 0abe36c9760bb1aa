import { GROUP_ORDER, orderedGroups } from '../core/bands.js';
import { lookUp } from '../core/table.js';
import { vi } from '../i18n/vi.js';
import { ask } from '../live/ask.js';

/**
 * By what an answer is scored: its bands, its components with their words, and its groups in the order in which
 * every page shows them.
 * @typedef {{bands: readonly import('../core/wire.js').BandSaid[], groups: {code: string, name: string, full: string, max: number, known: boolean}[], components: any[]}} Scored
 */

/** A method changes with its file, not with every case: each is asked for once. @type {Map<string, Promise<any>>} */
const methods = new Map();

/** @param {string} id @returns {Promise<any>} */
function methodOf(id) {
  const known = methods.get(id);
  if (known) return known;
  const asked = ask(`/api/v1/catalogues/${encodeURIComponent(id)}`);
  methods.set(id, asked);
  asked.catch(() => methods.delete(id));
  return asked;
}

/** Without the method's words a page still stands, as long as its figures are the usual set's. @param {{catalogue: string}} answer @param {import('../core/wire.js').AboutSaid} about @returns {Promise<Scored>} */
export async function scoredBy(answer, about) {
  const usual = about.catalogue.id === answer.catalogue ? about.catalogue : null;
  const { bands, groups, components } = await methodOf(answer.catalogue).catch((cause) => {
    if (usual) return usual;
    throw cause;
  });
  return { bands, groups: inOrder(groups), components };
}

/** @param {readonly import('../core/wire.js').GroupSaid[]} groups */
function inOrder(groups) {
  return orderedGroups(groups).map(({ code, name, shortName, max }) => (
    { code, name: lookUp(vi.groups, code) ?? shortName ?? name, full: name, max, known: GROUP_ORDER.includes(code) }));
}
