/**
 * What one board shows: an immutable value that frames are applied to. It never repairs itself by guessing: news
 * older than what is shown is ignored, and a hole in the offsets asks for a fresh snapshot.
 *
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./frame.js').Row} Row
 * @typedef {import('./frame.js').Cause} Cause
 * @typedef {object} Board
 * @property {string|null} epoch @property {number} offset @property {string|null} period
 * @property {number|null} asOf @property {number|null} sourceAt @property {number|null} changedAt
 * @property {number|null} baseline
 * @property {string|null} build
 * @property {boolean} loading @property {boolean} provisional @property {number|null} periodDay @property {string|null} periodFirst
 * @property {boolean} otherMethod
 * @property {string|null} catalogue that it is scored by @property {boolean} otherVersion one that was not in force
 * @property {import('./frame.js').Source[]} sources
 * @property {ReadonlyMap<string, Row>} rows
 * @property {readonly Cause[]} recent newest first
 *
 * @typedef {'applied'|'ignored'|'gap'} Verdict
 */

/** More than any wall shows; a list that only grows would be a leak after a week. */
const RECENT_KEPT = 12;

/** @param {Board|null} board @param {Frame} frame @returns {{board: Board|null, verdict: Verdict}} */
export function applyFrame(board, frame) {
  if (frame.type === 'snapshot') return applySnapshot(board, frame);
  if (!board) return { board, verdict: 'gap' };
  return frame.type === 'changes' ? applyChanges(board, frame) : applyBeat(board, frame);
}

/** @param {Board|null} board @param {Frame} frame @returns {{board: Board|null, verdict: Verdict}} */
function applySnapshot(board, frame) {
  const older = board && board.epoch === frame.epoch && frame.offset < board.offset;
  if (older) return { board, verdict: 'ignored' };
  return {
    verdict: 'applied',
    board: {
      ...readingsOf(board, frame),
      epoch: frame.epoch,
      offset: frame.offset,
      period: frame.period,
      catalogue: frame.catalogue,
      otherVersion: frame.otherVersion,
      rows: new Map(frame.rows.map((row) => [row.unit, row])),
      recent: newestFirst(frame.causes),
    },
  };
}

/** @param {Board} board @param {Frame} frame @returns {{board: Board, verdict: Verdict}} */
function applyChanges(board, frame) {
  if (isOtherEpoch(board, frame)) return { board, verdict: 'gap' };
  if (frame.offset <= board.offset) return { board, verdict: 'ignored' };
  if (frame.offset !== board.offset + 1) return { board, verdict: 'gap' };
  const rows = new Map(board.rows);
  for (const row of frame.rows) rows.set(row.unit, row);
  const recent = frame.causes.length ? newestFirst([...board.recent].reverse().concat(frame.causes)) : board.recent;
  return { verdict: 'applied', board: { ...board, ...readingsOf(board, frame), offset: frame.offset, rows, recent } };
}

/**
 * A beat never raises the offset, so one with another offset means that news was lost on the way, or that the server
 * counts anew: either way the picture may be wrong although the link is fine.
 * @param {Board} board @param {Frame} frame @returns {{board: Board, verdict: Verdict}}
 */
function applyBeat(board, frame) {
  if (isOtherEpoch(board, frame) || frame.offset !== board.offset) return { board, verdict: 'gap' };
  return { verdict: 'applied', board: { ...board, ...readingsOf(board, frame) } };
}

/** @param {Board} board @param {Frame} frame */
function isOtherEpoch(board, frame) {
  return frame.epoch !== null && frame.epoch !== board.epoch;
}

/** The instants every frame carries; what a frame does not speak of stays as it was. @param {Board|null} board @param {Frame} frame */
function readingsOf(board, frame) {
  return {
    asOf: frame.asOf,
    sourceAt: frame.sourceAt,
    changedAt: frame.changedAt,
    baseline: frame.baseline === undefined ? board?.baseline ?? null : frame.baseline,
    build: frame.build ?? board?.build ?? null,
    ...periodReadings(frame.type === 'snapshot' ? null : board, frame),
    sources: frame.sources ?? board?.sources ?? [],
  };
}

/** A snapshot that is silent comes from a server that knows nothing of it. @param {Board|null} board @param {Frame} frame */
function periodReadings(board, frame) {
  return {
    loading: frame.loading ?? board?.loading ?? false,
    provisional: frame.provisional ?? board?.provisional ?? false,
    periodDay: frame.periodDay === undefined ? board?.periodDay ?? null : frame.periodDay,
    periodFirst: frame.periodFirst === undefined ? board?.periodFirst ?? null : frame.periodFirst,
    // Told beside the baseline, and only where it is so.
    otherMethod: frame.baseline === undefined ? board?.otherMethod ?? false : frame.otherMethod === true,
  };
}

/** Of two causes at one instant the one that was told later comes first. @param {Cause[]} causes */
function newestFirst(causes) {
  return [...causes].reverse().sort((a, b) => b.at - a.at).slice(0, RECENT_KEPT);
}
