/** Asks the server, and says in words what went wrong. */
import { ownFetch } from './own-fetch.js';
import { Told } from './told.js';

/** What the page came with need not be asked for. */
const told = typeof document === 'undefined' ? new Told() : Told.of(document);
/** A slow device has begun by then; later an answer is worth asking for. */
const TOLD_FOR = 30000;
const ANSWER_WITHIN = 15000;

if (typeof document !== 'undefined') setTimeout(() => told.forget(), TOLD_FOR);

/** What the server refused, in its own words. */
export class Refused extends Error {
  /** @param {number} status @param {string} title @param {string} detail */
  constructor(status, title, detail) {
    super(detail ? `${title}: ${detail}` : title);
    this.status = status;
  }
}

/** A request that hangs is given up: nobody waits for ever. @param {string} path @param {AbortController} [giveUp] for who gives up sooner @returns {Promise<any>} */
export async function ask(path, giveUp = new AbortController()) {
  const known = told.answer(path);
  if (known !== undefined) return known;
  const timer = setTimeout(() => giveUp.abort(), ANSWER_WITHIN);
  try {
    const answer = await ownFetch(path, { signal: giveUp.signal, cache: 'no-store', headers: { accept: 'application/json' } });
    if (answer.ok) return await answer.json();
    const problem = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, problem.title ?? `HTTP ${answer.status}`, problem.detail ?? '');
  } finally {
    clearTimeout(timer);
  }
}

/** The first frame of a board, where the page came with it. @param {string} board as `province@30d` @returns {string|null} */
export function toldFrame(board) {
  return told.frame(board);
}

/** An answer that the page came with, for who must have it at once. @param {string} path @returns {any} undefined: it did not come */
export function toldAnswer(path) {
  return told.answer(path);
}
