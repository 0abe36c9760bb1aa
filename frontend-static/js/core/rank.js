/**
 * Order of a league, and which order may be shown now.
 *
 * @typedef {import('./frame.js').Row} Row
 * @typedef {{order: readonly string[], rows: ReadonlyMap<string, Row>, pending: boolean}} League
 */

// The server orders ties by name as well; this only settles rows that came one by one.
const byName = new Intl.Collator('vi', { numeric: true });

/** In rank order; units without a rank come last. @param {Iterable<Row>} rows @returns {Row[]} */
export function inRankOrder(rows) {
  return [...rows].sort((a, b) => rankOf(a) - rankOf(b) || byName.compare(a.name, b.name) || (a.unit < b.unit ? -1 : 1));
}

/** Finite, for a difference of two infinities would not be a number. @param {Row} row */
function rankOf(row) {
  return row.rank ?? Number.MAX_SAFE_INTEGER;
}

/**
 * What may be drawn: the new numbers at once, the new order only when a reorder is allowed. Until then each unit keeps
 * the rank and the move it is shown with, so that the list always reads from top to bottom.
 * @param {League|null} shown @param {ReadonlyMap<string, Row>} rows @param {boolean} mayReorder @returns {League}
 */
export function arrange(shown, rows, mayReorder) {
  const wanted = inRankOrder(rows.values()).map((row) => row.unit);
  if (!shown || mayReorder || isSameOrder(shown.order, wanted)) return { order: wanted, rows, pending: false };
  const held = new Map();
  for (const unit of shown.order) {
    const row = rows.get(unit);
    const before = shown.rows.get(unit);
    if (row && before) held.set(unit, { ...row, rank: before.rank, move: before.move });
  }
  return { order: shown.order.filter((unit) => held.has(unit)), rows: held, pending: true };
}

/** @param {readonly string[]} one @param {readonly string[]} other */
export function isSameOrder(one, other) {
  return one.length === other.length && one.every((unit, i) => unit === other[i]);
}
