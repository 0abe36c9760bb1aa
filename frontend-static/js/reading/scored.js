import { GROUP_ORDER } from '../core/bands.js';
import { vi } from '../i18n/vi.js';
import { ask } from './api.js';

/**
 * By what an answer is scored: the method with its words, its bands and components, and its groups in the order in which
 * every page shows them.
 * @typedef {{method: any|null, bands: any[], groups: {code: string, name: string, full: string, max: number, known: boolean}[], components: any[]}} Scored
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

/** Without the method's words a page still stands, as long as its figures are the usual set's. @param {{catalogue: string}} answer @param {any} about @returns {Promise<Scored>} */
export async function scoredBy(answer, about) {
  const usual = about.catalogue.id === answer.catalogue ? about.catalogue : null;
  const method = await methodOf(answer.catalogue).catch((cause) => {
    if (usual) return null;
    throw cause;
  });
  const { bands, groups, components } = method ?? usual;
  return { method, bands, groups: inOrder(groups), components };
}

/** The six groups of every page in their one order; other sets have groups of their own, in theirs. @param {any[]} groups */
export function inOrder(groups) {
  const place = (code) => (GROUP_ORDER.includes(code) ? GROUP_ORDER.indexOf(code) : GROUP_ORDER.length);
  return groups
    .map((group) => ({ code: group.code, name: vi.groups[group.code] ?? group.shortName ?? group.name, full: group.name, max: group.max, known: GROUP_ORDER.includes(group.code) }))
    .sort((a, b) => place(a.code) - place(b.code));
}
