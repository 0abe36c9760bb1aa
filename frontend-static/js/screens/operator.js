/** The operator's questions to the server. The key is held here and shown with each of them, nowhere else. */

import { slideWord } from '../core/address-words.js';

const SCREENS = '/api/v1/operator/screens';
const PATIENCE = 10000;

/** A no of the server: 400 wrong, 401 the key, 404 unknown, 409 taken, 429 too often, 503 not now; 0 when it did not answer. */
export class Refused extends Error {
  /** @param {number} status @param {string} detail @param {number} retryAfter seconds */
  constructor(status, detail = '', retryAfter = 0) {
    super(`HTTP ${status} ${detail}`);
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

export class Operator {
  /** @param {string} key @param {(path: string, options: RequestInit) => Promise<Response>} fetcher */
  constructor(key, fetcher) {
    this.key = key;
    this.fetcher = fetcher;
  }

  list() {
    return this.ask('GET', '');
  }

  audit() {
    return this.ask('GET', '/audit');
  }

  /** @param {{code: string, name: string, place: string}} wall */
  confirm(wall) {
    return this.ask('POST', '', wall);
  }

  /** @param {string} id @param {{name: string, place: string}} names */
  rename(id, names) {
    return this.ask('PATCH', `/${id}`, names);
  }

  /** @param {string} id @param {import('../live/device.js').ScreenSettings} settings */
  set(id, settings) {
    return this.ask('PUT', `/${id}/settings`, { ...settings, slides: settings.slides.map(slideWord) });
  }

  /** @param {string} id */
  showName(id) {
    return this.ask('POST', `/${id}/show-name`);
  }

  /** @param {string} id @param {string} slide @param {number} minutes */
  pin(id, slide, minutes) {
    return this.ask('POST', `/${id}/pin`, { slide: slideWord(slide), minutes });
  }

  /** @param {string} id */
  unpin(id) {
    return this.ask('DELETE', `/${id}/pin`);
  }

  /** @param {string|null} id null for every wall @param {string} until an instant within 24 hours */
  hold(id, until) {
    return this.ask('POST', `${id === null ? '' : `/${id}`}/hold`, { until });
  }

  /** @param {string|null} id null for every wall */
  release(id) {
    return this.ask('DELETE', `${id === null ? '' : `/${id}`}/hold`);
  }

  /** @param {string} id */
  reload(id) {
    return this.ask('POST', `/${id}/reload`);
  }

  /** @param {string} id */
  revoke(id) {
    return this.ask('DELETE', `/${id}`);
  }

  /** @param {string} method @param {string} path @param {object} [body] */
  async ask(method, path, body) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), PATIENCE);
    const headers = { accept: 'application/json', authorization: `Bearer ${this.key}`, ...(body ? { 'content-type': 'application/json' } : {}) };
    try {
      const answer = await this.fetcher(SCREENS + path, {
        method, headers, body: body ? JSON.stringify(body) : undefined, signal: controller.signal, cache: 'no-store', credentials: 'omit',
      });
      const said = answer.status === 204 ? null : await answer.json().catch(() => null);
      if (!answer.ok) throw new Refused(answer.status, said?.detail ?? '', Number(answer.headers.get('retry-after')) || 0);
      return said;
    } catch (cause) {
      throw cause instanceof Refused ? cause : new Refused(0);
    } finally {
      clearTimeout(timer);
    }
  }
}
