/** Pages of a long list, each shown for a while. A page number, never an index into rows that may have gone. */
export class Pager {
  /** @type {number} */ #page = 0;
  /** @type {number|null} */ #since = null;

  /** @param {number} dwell milliseconds a page is shown */
  constructor(dwell) {
    this.dwell = dwell;
  }

  /** @param {number} rows @param {number} size @param {number} now */
  view(rows, size, now) {
    const pages = Math.max(1, Math.ceil(rows / size));
    if (this.#page >= pages) this.#page = 0;
    if (this.#since === null || pages === 1) this.#since = now;
    const left = Math.max(0, this.#since + this.dwell - now);
    // The last page is full too: half an empty wall says nothing, and a row that is seen twice does no harm.
    const from = Math.min(this.#page * size, Math.max(0, rows - size));
    return { page: this.#page, pages, from, to: Math.min(rows, from + size), left, due: pages > 1 && left === 0 };
  }

  /** @param {number} now */
  turn(now) {
    this.#page += 1;
    this.#since = now;
  }
}
