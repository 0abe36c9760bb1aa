import qrcode from '../../vendor/qrcode-generator/qrcode.js';
import { attribute, draw, make, put } from './dom.js';

/** Squares of silence around the code; with fewer a phone does not find it. */
const QUIET = 4;

/** A code that phones read, and the address beside it for those that do not. */
export class QrCode {
  /** @type {string} */ #address = '';

  /** @param {string} label */
  constructor(label) {
    this.path = draw('path', { class: 'qr-dark' });
    this.picture = draw('svg', { class: 'qr', role: 'img', 'shape-rendering': 'crispEdges' }, this.path);
    this.root = make('span', 'qr-plate', this.picture);
    this.label = label;
  }

  /** @param {string} address in capitals, so that it needs least squares */
  show(address) {
    if (address === this.#address) return;
    this.#address = address;
    const code = qrcode(0, 'L');
    code.addData(address, 'Alphanumeric');
    code.make();
    const size = code.getModuleCount() + 2 * QUIET;
    attribute(this.picture, 'viewBox', `0 0 ${size} ${size}`);
    attribute(this.picture, 'aria-label', `${this.label} ${address.toLowerCase()}`);
    attribute(this.path, 'd', squares(code));
    this.root.dataset.modules = String(size);
  }
}

/** Dark squares of each line, joined where they touch. @param {{getModuleCount: () => number, isDark: (row: number, column: number) => boolean}} code */
function squares(code) {
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!code.isDark(row, column)) continue;
      const from = column;
      while (column + 1 < count && code.isDark(row, column + 1)) column += 1;
      path += `M${from + QUIET} ${row + QUIET}h${column - from + 1}v1h-${column - from + 1}z`;
    }
  }
  return path;
}

/** The code with the words beside it, at the foot of every slide. */
export class PhoneLink {
  /** @param {string} words @param {string} label */
  constructor(words, label) {
    this.code = new QrCode(label);
    this.address = make('b', 'num');
    this.root = make('div', 'phone', make('span', 'phone-words', make('span', '', words), this.address), this.code.root);
  }

  /** @param {string} address */
  show(address) {
    this.code.show(address);
    put(this.address, address.replace(/^HTTPS?:\/\//, '').toLowerCase());
  }
}
