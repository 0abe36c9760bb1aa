/**
 * Whether the page has slept. Of a machine that was asleep the steady clock may have stood still (macOS, Linux, Android, iOS)
 * while its date went on. A date that has jumped ahead may as well have been set: so how long it was nobody knows until the
 * server has spoken.
 */

/** Milliseconds by which a date may be put right without anybody having slept: more than that is asked about. */
const JUMP = 4000;

export class Awake {
  /** @type {number} */ #apart;

  /**
   * @param {object} doors
   * @param {() => number} doors.steady milliseconds @param {() => number} doors.date milliseconds
   * @param {() => void} doors.onSlept no age that is shown can be known
   * @param {() => void} doors.onBack it is seen again, or the network is there again: what is shown may be old
   */
  constructor({ steady, date, onSlept, onBack }) {
    this.steady = steady;
    this.date = date;
    this.onSlept = onSlept;
    this.onBack = onBack;
    this.#apart = date() - steady();
  }

  /** Both clocks drift; only what happens between two looks is a jump. */
  tick() {
    const apart = this.date() - this.steady();
    const jumped = apart - this.#apart > JUMP;
    this.#apart = apart;
    if (jumped) this.onSlept();
  }

  /** @param {Pick<Window, 'addEventListener'>} window @param {Pick<Document, 'addEventListener'|'visibilityState'>} document */
  listen(window, document) {
    const back = () => {
      this.tick();
      this.onBack();
    };
    window.addEventListener('pageshow', (event) => {
      if (event.persisted) back();
    });
    window.addEventListener('online', back);
    // Chromium's word for a page that was frozen.
    document.addEventListener('resume', back);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') back();
    });
  }
}
