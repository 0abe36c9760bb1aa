import { decoration, draw, make } from './dom.js';

/** Marks of the six groups by code: eye, clock, scan, globe, card, smile. @type {Readonly<Record<string, string>>} */
const GROUP_PATHS = {
  CKMB: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z M9.200 12a2.800 2.800 0 1 0 5.600 0a2.800 2.800 0 1 0-5.600 0',
  TDGQ: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0 M12 6.800V12l3.600 2.200',
  MDSH: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M3 12h18',
  CLGQ: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0 M3 12h18M12 3c2.600 2.600 3.800 5.600 3.800 9s-1.200 6.400-3.800 9c-2.600-2.600-3.800-5.600-3.800-9S9.400 5.600 12 3z',
  TTTT: 'M5 5h14a2.500 2.500 0 0 1 2.500 2.500v9a2.500 2.500 0 0 1-2.500 2.500h-14a2.500 2.500 0 0 1-2.500-2.500v-9a2.500 2.500 0 0 1 2.500-2.500z M2.500 10h19M6.500 15h4',
  MDHL: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0 M8 14.200c1 1.500 2.300 2.200 4 2.200s3-.700 4-2.200M8.800 9.200v.6M15.200 9.200v.6',
};
const OTHER_GROUP = 'M4 6h16M4 12h16M4 18h16';

/** One shape for each state, so that the state can be told without colour. */
const DIAMOND = 'M12 1l11 11l-11 11l-11-11z';
export const STATE_PATHS = {
  loading: 'M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16z M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
  live: 'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18z',
  quiet: 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14z M12 8a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
  delayed: DIAMOND,
  checking: DIAMOND,
  stale: 'M12 1l12 21h-24z M10.500 8h3v7h-3z M10.500 17h3v3h-3z',
  partial: 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z M12 5v14a7 7 0 1 0 0-14z',
  frozen: 'M7 10V7a5 5 0 1 1 10 0v3h2v11h-14V10z M9.500 10h5V7a2.500 2.500 0 1 0-5 0z',
  offline: 'M5.300 2.500l6.700 6.700l6.700-6.700l2.800 2.800l-6.700 6.700l6.700 6.700l-2.800 2.800l-6.700-6.700l-6.700 6.700l-2.800-2.800l6.700-6.700l-6.700-6.700z',
};

/** @param {string} code */
export function groupIcon(code) {
  const path = draw('path', {
    d: GROUP_PATHS[code] ?? OTHER_GROUP, fill: 'none', stroke: 'currentColor',
    'stroke-width': 2.2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round',
  });
  return decoration(draw('svg', { viewBox: '0 0 24 24', class: 'icon' }, path));
}

/** A group of another set of indicators has no sign that anybody knows: it is numbered. @param {string} code @param {number} number from 1 */
export function groupMark(code, number) {
  return code in GROUP_PATHS ? groupIcon(code) : decoration(make('span', 'icon group-number num', String(number)));
}

/** The star of a Đông Sơn drum from its own geometry: fourteen rays around the middle of a square of 80. */
function starPath() {
  const corners = Array.from({ length: 28 }, (_, i) => {
    const angle = (i * Math.PI) / 14 - Math.PI / 2;
    const radius = i % 2 ? 7.5 : 21.5;
    return `${(40 + radius * Math.cos(angle)).toFixed(2)} ${(40 + radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${corners.join('L')}Z`;
}

/** The mark of the product; the national emblem is not ours to use. */
export function drumMark() {
  /** @param {number} r @param {number} width @param {string} [dashes] */
  const ring = (r, width, dashes) => draw('circle', {
    cx: 40, cy: 40, r, 'stroke-width': width, ...(dashes ? { 'stroke-dasharray': dashes } : {}),
  });
  return decoration(draw('svg', { viewBox: '0 0 80 80', class: 'mark' },
    draw('circle', { cx: 40, cy: 40, r: 40, class: 'mark-ground' }),
    draw('g', { class: 'mark-rings', fill: 'none' }, ring(34, 1.6), ring(29.5, 3, '1.800 2.833'), ring(25, 1.6)),
    draw('path', { d: starPath(), class: 'mark-star' })));
}

/** The same drum, large and faint, behind the province's score. */
export function drumWatermark() {
  /** @type {[number, number, string?][]} */
  const rings = [[97, 1.2], [91, 4, '1.6 3.2'], [84, 1.2], [77, 1.2], [70, 7, '2.2 5.1'], [62, 1.2], [50, 1.2], [43, 3, '3 3.75'], [36, 1.2]];
  return decoration(draw('svg', { viewBox: '0 0 200 200', class: 'drum', fill: 'none', stroke: 'currentColor' },
    ...rings.map(([r, width, dashes]) => draw('circle', {
      cx: 100, cy: 100, r, 'stroke-width': width, ...(dashes ? { 'stroke-dasharray': dashes } : {}),
    })),
    draw('path', {
      d: starPath(), fill: 'currentColor', stroke: 'none', transform: 'translate(100 100) scale(1.45) translate(-40 -40)',
    })));
}
