import { heardOf } from '../core/stale.js';

/**
 * How fresh what the boards hold is.
 * @param {{all(): import('../core/board.js').Board[], linkAge(): number, stopped(): number|null}} boards
 * @param {{hasData: boolean, doubted: boolean, frozen: boolean, now: number, rate: number}} known
 * @returns {import('../core/stale.js').Facts}
 */
export function freshnessOf(boards, known) {
  const held = boards.all();
  return {
    ...known, loading: held.some((board) => board.loading), stopped: boards.stopped() !== null, linkAge: boards.linkAge(),
    sourceAt: oldest(held.map((board) => board.sourceAt)), sources: heardOf(held, known.rate),
    changedAt: newest(held.map((board) => board.changedAt)),
  };
}

/** @param {(number|null)[]} instants one source that was never heard makes the whole picture one that was never heard */
function oldest(instants) {
  return instants.length === 0 || instants.includes(null) ? null : Math.min(...instants);
}

/** @param {(number|null)[]} instants */
function newest(instants) {
  const known = instants.filter((at) => at !== null);
  return known.length ? Math.max(...known) : null;
}
