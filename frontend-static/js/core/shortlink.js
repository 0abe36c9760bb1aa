/**
 * One to seven characters that name a view, for the code that phones read. The server knows the same table
 * (api.WallPages): neither keeps anything, and nothing of a person is in it.
 */

const LETTERS = Object.freeze({ so: 's', xa: 'x', 'dau-cuoi': 'd', nhom: 'n', 'qua-han': 'l', nhip: 'p', 'muc-tieu': 't', ma: 'w' });

/**
 * @param {{kind: string, page: number, unit: string|null, period: string}} view page from 0
 * @returns {string} `s2`: second page of departments; `u905`: the unit whose code ends so; `s2q`: of the quarter
 */
export function codeOf({ kind, page, unit, period }) {
  const own = /^[A-Z]\d{2}\.(\d{1,5})$/.exec(unit ?? '');
  const view = own ? `u${own[1]}` : `${LETTERS[kind] ?? 'w'}${page > 0 ? page + 1 : ''}`;
  return view + periodLetter(period);
}

/** The month goes unsaid. @param {string} period */
function periodLetter(period) {
  if (period === 'quarter' || /-Q/.test(period)) return 'q';
  if (period === 'year' || /^\d{4}$/.test(period)) return 'y';
  return { '7d': 'w', '30d': 'm' }[period] ?? '';
}

/**
 * The address in the alphabet for which the code needs least room, so that its squares are largest: schemes and hosts
 * do not tell capitals from small letters, and the server reads the path either way.
 * @param {string} origin @param {string} code
 */
export function addressOf(origin, code) {
  return `${origin}/x/${code}`.toUpperCase();
}
