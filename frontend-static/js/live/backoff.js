/** Waits that double, with full jitter: two hundred screens that lost one server must not come back as one. */
export class Backoff {
  /** @type {number} */ #attempt = 0;

  /** @param {() => number} random @param {number} [first] @param {number} [most] milliseconds */
  constructor(random, first = 500, most = 30000) {
    this.random = random;
    this.first = first;
    this.most = most;
  }

  /** The next wait. @returns {number} milliseconds */
  next() {
    const ceiling = Math.min(this.most, this.first * 2 ** this.#attempt);
    // The exponent stops where the ceiling does; after a night of outage 2 ** n would be Infinity.
    if (ceiling < this.most) this.#attempt += 1;
    return this.random() * ceiling;
  }

  reset() {
    this.#attempt = 0;
  }
}
