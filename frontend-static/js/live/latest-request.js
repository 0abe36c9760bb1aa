/**
 * Asks a question some time after the last word of it was typed, and hears only the answer to the newest one.
 * @template Q, A
 */
export class LatestRequest {
  /** @type {any} */ #timer = null;
  /** @type {AbortController|null} */ #asking = null;

  /**
   * @param {object} doors
   * @param {(question: Q, signal: AbortSignal) => Promise<A>} doors.ask
   * @param {(answer: A) => void} doors.onAnswer
   * @param {(cause: unknown) => void} doors.onFailure
   * @param {number} doors.pause milliseconds of stillness before asking
   * @param {(work: () => void, millis: number) => any} [doors.later]
   * @param {(timer: any) => void} [doors.cancel]
   */
  constructor({ ask, onAnswer, onFailure, pause, later = setTimeout.bind(globalThis), cancel = clearTimeout.bind(globalThis) }) {
    this.ask = ask;
    this.onAnswer = onAnswer;
    this.onFailure = onFailure;
    this.pause = pause;
    this.later = later;
    this.cancel = cancel;
  }

  /** @param {Q} question */
  put(question) {
    this.drop();
    this.#timer = this.later(() => this.send(question), this.pause);
  }

  /** Nothing that was asked is answered any more. */
  drop() {
    this.cancel(this.#timer);
    if (this.#asking) this.#asking.abort();
    this.#asking = null;
  }

  /** @param {Q} question */
  async send(question) {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const answer = await this.ask(question, asking.signal);
      if (!asking.signal.aborted) this.onAnswer(answer);
    } catch (cause) {
      if (!asking.signal.aborted) this.onFailure(cause);
    }
  }
}
