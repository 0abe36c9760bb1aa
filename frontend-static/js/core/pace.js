/**
 * How often the wall may change under the eyes of its readers: a number at most every 2 s, the order at most every
 * 10 s. The server may be faster; the last value is drawn.
 */
export class Pace {
  /** @type {number} */ #drawnAt = -Infinity;
  /** @type {number} */ #orderedAt = -Infinity;

  /** @param {number} [drawEvery] @param {number} [orderEvery] milliseconds */
  constructor(drawEvery = 2000, orderEvery = 10000) {
    this.drawEvery = drawEvery;
    this.orderEvery = orderEvery;
  }

  /** @param {number} now */
  mayDraw(now) {
    return now - this.#drawnAt >= this.drawEvery;
  }

  /** @param {number} now */
  mayOrder(now) {
    return now - this.#orderedAt >= this.orderEvery;
  }

  /** @param {number} now */
  drawn(now) {
    this.#drawnAt = now;
  }

  /** @param {number} now */
  ordered(now) {
    this.#orderedAt = now;
  }
}
