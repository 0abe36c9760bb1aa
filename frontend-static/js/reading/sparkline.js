import { newest, pointsOf, trace } from '../core/line.js';
import { points } from '../core/format.js';
import { decoration, draw, make, style } from '../elements/dom.js';
import { reading } from '../i18n/reading.js';

const BOX = { wide: 100, high: 24 };

/** The last days of one component from 0 to all of its points; beside it, in words, where it came from. @param {any} line @param {any} one of the sheet @returns {HTMLElement|null} null: there is nothing of it */
export function sparkline(line, one) {
  const marks = pointsOf(line.days, one.id);
  const way = newest(marks);
  if (!way) return null;
  const box = { ...BOX, low: 0, top: one.max };
  const { path, last } = trace(marks, box);
  const picture = make('span', 'spark-box', decoration(draw('svg', { viewBox: `0 0 ${box.wide} ${box.high}`, preserveAspectRatio: 'none' },
    draw('path', { class: 'rest', d: `M0 0H${box.wide}M0 ${box.high}H${box.wide}` }), draw('path', { class: 'way', d: path }))));
  if (last) picture.append(dot(last, box));
  return make('span', 'spark', picture, make('small', 'num', reading.lineWay(points(way.from.value), points(way.to.value))));
}

/** The last day, inked: no part of the drawing, which is stretched. @param {{x: number, y: number}} at @param {{wide: number, high: number}} box */
export function dot(at, box) {
  const mark = make('i', 'dot');
  style(mark, 'left', `${(at.x / box.wide) * 100}%`);
  style(mark, 'top', `${(at.y / box.high) * 100}%`);
  return mark;
}
