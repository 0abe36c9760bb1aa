/** The only timer of the page. Everything that waits asks for the time here, so there is nothing to leak or forget. */
export class Ticker {
  /** @type {((now: number) => void)[]} */ #steps = [];

  /** @param {() => number} monotonic @param {number} [every] milliseconds */
  constructor(monotonic, every = 250) {
    this.monotonic = monotonic;
    this.every = every;
  }

  /** @param {(now: number) => void} step */
  add(step) {
    this.#steps.push(step);
  }

  start() {
    setInterval(() => this.tick(), this.every);
  }

  tick() {
    const now = this.monotonic();
    for (const step of this.#steps) {
      // One step that fails must not stop the clock and the age: a frozen age looks alive.
      try {
        step(now);
      } catch (cause) {
        console.error(cause);
      }
    }
  }
}
