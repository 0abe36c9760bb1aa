/**
 * What the page came with: the answers and frames that it would ask for first. Each is taken once, so that nothing is asked
 * twice, and what nobody has taken is forgotten, so that nothing old is believed later. A page that was kept for an outage comes without any (shell-worker.js).
 */

/** Of the element that holds it, by the server (api.FirstPages). */
const PLACE = 'told';

export class Told {
  /** @type {Map<string, any>} */ #answers;
  /** @type {Map<string, any>} */ #frames;

  /** @param {{answers?: Record<string, any>, frames?: Record<string, any>}} [said] */
  constructor({ answers = {}, frames = {} } = {}) {
    this.#answers = new Map(Object.entries(answers));
    this.#frames = new Map(Object.entries(frames));
  }

  /** @param {Pick<Document, 'getElementById'>} document @returns {Told} with nothing in it, where nothing came or it cannot be read */
  static of(document) {
    const place = document.getElementById(PLACE);
    if (place === null) return new Told();
    try {
      return new Told(JSON.parse(place.textContent ?? '{}'));
    } catch (cause) {
      console.warn('what the page came with cannot be read', cause);
      return new Told();
    }
  }

  /** What has not been taken by now was not needed, and grows old. */
  forget() {
    this.#answers.clear();
    this.#frames.clear();
  }

  /** @param {string} path @returns {any} undefined: it did not come, or was taken */
  answer(path) {
    const answer = this.#answers.get(path);
    this.#answers.delete(path);
    return answer;
  }

  /** @param {string} board as `province@30d` @returns {string|null} a frame as it would have come over the link */
  frame(board) {
    const frame = this.#frames.get(board);
    this.#frames.delete(board);
    return frame === undefined ? null : JSON.stringify(frame);
  }
}

/** Milliseconds since the server began to answer with this page: so much older is what it came with. @returns {number} */
export function sinceAnswer() {
  const [navigation] = performance.getEntriesByType('navigation');
  const began = navigation && 'responseStart' in navigation ? Number(navigation.responseStart) : 0;
  return began > 0 ? Math.max(0, performance.now() - began) : 0;
}
