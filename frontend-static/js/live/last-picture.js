/**
 * The last picture, kept for a reload during an outage: it is shown again, marked old, until the server speaks. Kept in
 * the browser's own store beside the service worker's shell, where there is one; figures of units and nothing else.
 *
 * @typedef {import('../core/board.js').Board} Board
 * @typedef {[string, Omit<Board, 'rows'> & {rows: import('../core/frame.js').Row[]}]} Flat a board as it is written down
 * @typedef {object} Kept
 * @property {any} about as the server said it @property {Map<string, Board>} boards
 * @property {number} serverNow at least
 */

const STORE = 'nhip-last-picture';
const FORM = 2;
/** A picture older than this says nothing any more. */
const OLDEST = 7 * 24 * 3600 * 1000;

/** @param {{about: any, boards: Map<string, Board>, serverNow: number, ownNow: number}} picture @returns {string} */
export function written({ about, boards, serverNow, ownNow }) {
  const flat = [...boards].map(([name, board]) => [name, { ...board, rows: [...board.rows.values()] }]);
  return JSON.stringify({ form: FORM, about, boards: flat, serverNow, ownNow });
}

/**
 * The screen's own date is wrong by hours, but from one reload to the next it runs on: only the difference is used.
 * @param {string} text @param {number} ownNow @returns {Kept|null} null for what cannot be believed
 */
export function readBack(text, ownNow) {
  try {
    const kept = JSON.parse(text);
    const passed = Math.max(0, ownNow - kept.ownNow);
    if (kept.form !== FORM || !(passed < OLDEST) || !kept.about) return null;
    /** @type {Flat[]} */
    const flat = kept.boards;
    const boards = new Map(flat.map(([name, board]) => [name, { ...board, rows: new Map(board.rows.map((row) => [row.unit, row])) }]));
    return { about: kept.about, boards, serverNow: kept.serverNow + passed };
  } catch {
    return null;
  }
}

/** @param {string} address of this view @param {string} text */
export async function keep(address, text) {
  if (typeof caches === 'undefined') return;
  const store = await caches.open(STORE);
  await store.put(address, new Response(text, { headers: { 'content-type': 'application/json' } }));
}

/** @param {string} address @returns {Promise<string|null>} */
export async function kept(address) {
  if (typeof caches === 'undefined') return null;
  const store = await caches.open(STORE);
  const found = await store.match(address);
  return found ? found.text() : null;
}
