import { WORDS } from '../core/address-words.js';

const TELL_EVERY = 500;

/** This page as one that is tried: loaded out of sight by the page that runs, it tells it what it shows and leaves all else alone. */
export class OnTrial {
  #toldAt = -Infinity;
  #wasCut = false;

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

  /** @param {{build?: string, key?: string, score?: string|null, cut?: string, refused?: boolean}} said */
  tell(said) {
    this.opener.postMessage({ nhip: 'trial', ...said }, this.origin);
  }

  /**
   * Once its letters are there. What is cut must be seen twice: what is on its way for a moment is not.
   * @param {number} now @param {() => {build: string, key: string, score: string|null}|null} drawn null before the first picture
   * @param {() => string|null} cut a text that does not stand whole
   */
  tick(now, drawn, cut) {
    if (now - this.#toldAt < TELL_EVERY || document.fonts.status !== 'loaded') return;
    const picture = drawn();
    if (picture === null) return;
    this.#toldAt = now;
    const text = cut();
    const before = this.#wasCut;
    this.#wasCut = text !== null;
    if (text === null) this.tell(picture);
    else if (before) this.tell({ ...picture, cut: text });
  }
}
