import { targetsOf } from '../core/slides.js';

const ASK_EVERY = 5 * 60000;

/** The province's targets of the year, only where a slide shows them; a server that has none says so by silence. */
export class TargetsReader {
  /** @type {number} */ #askedAt = -Infinity;

  /**
   * @param {object} doors
   * @param {boolean} doors.wanted @param {import('./picture.js').Picture} doors.picture
   * @param {(path: string) => Promise<any>} doors.ask @param {() => string} doors.more of the address: the view
   */
  constructor({ wanted, picture, ask, more }) {
    this.wanted = wanted;
    this.picture = picture;
    this.ask = ask;
    this.more = more;
  }

  /** @param {number} now */
  tick(now) {
    const { about, boards } = this.picture;
    if (!this.wanted || !about || now - this.#askedAt < ASK_EVERY) return;
    this.#askedAt = now;
    const at = boards.frozenAt ? `&at=${encodeURIComponent(new Date(boards.frozenAt).toISOString())}` : '';
    this.ask(`/api/v1/units/${encodeURIComponent(about.code)}/sheet?period=year${at}${this.more()}`).then((sheet) => {
      this.picture.targets = targetsOf(sheet, about.components);
      this.picture.changed(false);
    }, (cause) => console.info('no targets', String(cause)));
  }
}
