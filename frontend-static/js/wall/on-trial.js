import { WORDS } from '../core/address-words.js';

const TELL_EVERY = 500;

/** This page as one that is tried: loaded out of sight by the page that runs, it tells it what it shows and leaves all else alone. */
export class OnTrial {
  #toldAt = -Infinity;

  /** @param {Window} self @returns {OnTrial|null} null for a page that is its own; a frame of another site's is one as well */
  static within(self) {
    if (self.parent === self || !new URLSearchParams(self.location.search).has(WORDS.trial)) return null;
    try {
      return self.parent.location.origin === self.location.origin ? new OnTrial(self.parent, self.location.origin) : null;
    } catch {
      return null;
    }
  }

  /** @param {Window} opener @param {string} origin */
  constructor(opener, origin) {
    this.opener = opener;
    this.origin = origin;
  }

  /** @param {{build?: string, key?: string, score?: string|null, refused?: boolean}} said */
  tell(said) {
    this.opener.postMessage({ nhip: 'trial', ...said }, this.origin);
  }

  /** Once its letters are there. @param {number} now @param {() => {build: string, key: string, score: string|null}|null} drawn null before the first picture */
  tick(now, drawn) {
    if (now - this.#toldAt < TELL_EVERY || document.fonts.status !== 'loaded') return;
    const picture = drawn();
    if (picture === null) return;
    this.#toldAt = now;
    this.tell(picture);
  }
}
