import { Backoff } from './backoff.js';
import { DEFAULT_BANDS } from '../core/bands.js';

/**
 * What the server says about itself: whose board this is, whether the data is invented, how things are called.
 * Asked until it is answered, and again when the server has changed.
 *
 * @typedef {object} About
 * @property {string} province @property {string} code the province's own @property {boolean} demo @property {string} zone
 * @property {number|null} now @property {number} rate
 * @property {ReadonlyMap<string, string>} groups code to short name
 * @property {ReadonlyMap<string, string>} components id to name
 * @property {readonly import('../core/bands.js').Band[]} bands weakest first
 * @property {string} wallPeriod that walls show which are not told another @property {boolean} doubted a check of the figures has found a difference
 * @property {string|null} catalogue by which this is scored @property {string|null} set that it belongs to @property {string} method its name
 */

const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh';
/** A month that has just begun tells a hall nothing. */
const DEFAULT_WALL_PERIOD = '30d';
const ANSWER_WITHIN = 10000;

/** @param {import('../core/wire.js').AboutSaid} json @returns {About} */
export function aboutOf(json) {
  const { catalogue } = json;
  const bands = (catalogue?.bands ?? [])
    .map((band) => ({ id: String(band.id), name: String(band.name), from: Number(band.from) }))
    .sort((a, b) => a.from - b.from);
  const now = Date.parse(json.now);
  return {
    province: String(json.province.name).normalize('NFC'),
    code: String(json.province.code),
    demo: json.province.demo === true,
    zone: json.zone || DEFAULT_ZONE,
    now: Number.isNaN(now) ? null : now,
    rate: typeof json.rate === 'number' ? json.rate : 1,
    wallPeriod: json.wallPeriod || DEFAULT_WALL_PERIOD,
    doubted: isDoubted(json),
    groups: new Map((catalogue?.groups ?? []).map((group) => /** @type {const} */ ([group.code, group.shortName || group.name]))),
    components: new Map((catalogue?.components ?? []).map((component) => /** @type {const} */ ([component.id, component.name]))),
    bands: bands.length ? bands : DEFAULT_BANDS,
    catalogue: catalogue?.id ?? null,
    set: catalogue?.set ?? null,
    method: String(catalogue?.name ?? '').normalize('NFC'),
  };
}

/** What was counted again is not what is shown. @param {import('../core/wire.js').AboutSaid} json as the server says it */
export function isDoubted(json) {
  return json.check?.state === 'differs';
}

export class AboutReader {
  /** @type {Backoff} */ #backoff;
  /** @type {boolean} */ #wanted = true;
  /** @type {AbortController|null} */ #asking = null;
  /** @type {number} */ #askedAt = 0;
  /** @type {number} */ #retryAt = 0;

  /**
   * @param {object} doors
   * @param {(giveUp: AbortController) => Promise<any>} doors.read
   * @param {(about: About, said: any) => void} doors.onAbout
   * @param {() => number} doors.monotonic
   * @param {() => number} [doors.random]
   */
  constructor({ read, onAbout, monotonic, random = Math.random }) {
    this.read = read;
    this.onAbout = onAbout;
    this.monotonic = monotonic;
    this.#backoff = new Backoff(random);
  }

  /** It was told without being asked for. @param {import('../core/wire.js').AboutSaid} said */
  given(said) {
    this.#wanted = false;
    this.onAbout(aboutOf(said), said);
  }

  askAgain() {
    this.#wanted = true;
  }

  tick() {
    const now = this.monotonic();
    if (this.#asking) {
      if (now - this.#askedAt > ANSWER_WITHIN) this.#asking.abort();
      return;
    }
    if (this.#wanted && now >= this.#retryAt) this.ask(now);
  }

  /** @param {number} now */
  async ask(now) {
    this.#asking = new AbortController();
    this.#askedAt = now;
    this.#wanted = false;
    try {
      const said = await this.read(this.#asking);
      this.onAbout(aboutOf(said), said);
      this.#backoff.reset();
    } catch (cause) {
      console.warn('about could not be read, asking again', cause);
      this.#wanted = true;
      this.#retryAt = this.monotonic() + this.#backoff.next();
    }
    this.#asking = null;
  }
}
