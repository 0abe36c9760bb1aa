/**
 * Below which path of its host the server lies, as its page says it (api.Outside): empty at the root. Each address that the
 * pages ask for or lead to begins with it; keys of what a page came with (live/told.js) do not.
 */

/** @param {Pick<Document, 'querySelector'>} document @returns {string} as `/nhip` */
export function baseOf(document) {
  return document.querySelector('meta[name="nhip-base"]')?.getAttribute('content') ?? '';
}

export const BASE = typeof document === 'undefined' ? '' : baseOf(document);
