import { BASE } from '../core/base.js';

/** The browser's fetch, for what the server has. @param {string} path as it would be at the root @param {RequestInit} [options] */
export function ownFetch(path, options) {
  return fetch(BASE + path, options);
}
