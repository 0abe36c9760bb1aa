import { applyFrame } from '../core/board.js';
import { frameOf } from '../core/frame.js';

/** @typedef {import('../core/board.js').Board} Board */

/** How long a server that is busy is left alone. */
export const TRY_AGAIN_AFTER = 8000;

/**
 * A board that no link brings, asked for as a ranking.
 *
 * @param {(path: string) => Promise<any>} ask fails with the `status` of a refusal
 * @param {string} name `board@period` @param {string} more of the address, empty or `&…`
 * @returns {Promise<Board>}
 */
export async function readStill(ask, name, more) {
  const [board, period] = name.split('@');
  const kind = board.replace('ranking:', '');
  const answer = await ask(`/api/v1/ranking?kind=${kind}&period=${encodeURIComponent(period)}${more}`);
  const frame = frameOf({ sourceAt: null, ...answer, type: 'snapshot', offset: 0, now: answer.at ?? answer.asOf, changedAt: null });
  const { board: shown } = applyFrame(null, frame);
  if (shown === null) throw new Error('a snapshot that shows nothing');
  return shown;
}

/** What is not known will not be known later; any other failure passes. @param {any} cause */
export function isRefusal(cause) {
  return Boolean(cause) && cause.status >= 400 && cause.status < 500;
}
