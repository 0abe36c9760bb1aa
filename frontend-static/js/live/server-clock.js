/**
 * The server's time, carried on by the steady clock of the page. The screen's own date is never asked: television
 * clocks are wrong by hours.
 */
export class ServerClock {
  /** @type {number|null} */ #at = null;
  /** @type {number} */ #heardAt = 0;
  /** @type {number} */ #rate = 1;
  #sure = true;

  /** @param {() => number} monotonic milliseconds of a clock that never jumps */
  constructor(monotonic) {
    this.monotonic = monotonic;
  }

  get rate() {
    return this.#rate;
  }

  /** Whether the steady clock is believed to have run on since the server spoke. */
  get isSure() {
    return this.#sure;
  }

  /** The page may have slept: it is at least as late as this clock says, until the server speaks again. */
  doubt() {
    this.#sure = this.#at === null;
  }

  /**
   * A frame that was held up on its way says a time that has passed already: it may not turn the clock back by less
   * than two seconds. More than that is the server's own clock having been set.
   * @param {number} at @param {number} rate
   */
  hear(at, rate) {
    const shown = this.now();
    const behind = shown === null ? 0 : shown - at;
    const heldUp = behind > 0 && behind < 2000 * Math.max(1, rate) && rate === this.#rate && this.#sure;
    if (heldUp) return;
    this.#at = at;
    this.#rate = rate;
    this.#heardAt = this.monotonic();
    this.#sure = true;
  }

  /** @returns {number|null} null until the server has spoken */
  now() {
    return this.#at === null ? null : this.#at + (this.monotonic() - this.#heardAt) * this.#rate;
  }
}
