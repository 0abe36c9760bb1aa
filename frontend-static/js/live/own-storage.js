/** The browser's storage, mentioned only when it is used: in the frame of another site a browser may refuse its very name. */
export const ownStorage = {
  /** @param {string} key @returns {string|null} */
  getItem: (key) => localStorage.getItem(key),
  /** @param {string} key @param {string} value */
  setItem: (key, value) => localStorage.setItem(key, value),
  /** @param {string} key */
  removeItem: (key) => localStorage.removeItem(key),
};
