/*! With QR Code Generator for JavaScript, (c) 2009 Kazuhiko Arase, MIT License: /static/vendor/qrcode-generator/LICENSE */
import qrcode from '../../vendor/qrcode-generator/qrcode.js';
import { attribute, draw, make, setText } from './dom.js';
import { isLoopback } from '../core/shortlink.js';
import { vi } from '../i18n/vi.js';

/** Squares of silence around the code; with fewer a phone does not find it. */
const QUIET = 4;

/** A code that phones read, and the address beside it for those that do not. */
export class QrCode {
  /** @type {string} */ #address = '';

  /** @param {string} label */
  constructor(label) {
    this.path = draw('path', { class: 'qr-dark' });
    this.picture = draw('svg', { class: 'qr', role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' }, this.path);
    this.root = make('span', 'qr-plate', this.picture);
    this.label = label;
  }

  /** @param {string} address in capitals, so that it needs least squares */
  show(address) {
    if (address === this.#address) return;
    this.#address = address;
    const code = mostLegible(address);
    const size = code.getModuleCount() + 2 * QUIET;
    attribute(this.picture, 'viewBox', `0 0 ${size} ${size}`);
    attribute(this.picture, 'aria-label', `${this.label} ${address.toLowerCase()}`);
    attribute(this.path, 'd', squares(code));
    this.root.dataset.modules = String(size);
  }
}

/** @typedef {'L'|'M'|'Q'|'H'} Repair */
/** From a fourteenth of a code that may be unreadable to a seventh, a quarter, nearly a third. @type {readonly Repair[]} */
const MORE_REPAIR = ['M', 'Q', 'H'];

/** The fewest and so the largest squares; what room is left there goes into repair. @param {string} address in capitals, as far as it may be */
export function mostLegible(address) {
  let best = encoded(address, 'L');
  for (const repair of MORE_REPAIR) {
    const more = encoded(address, repair);
    if (more.getModuleCount() > best.getModuleCount()) break;
    best = more;
  }
  return best;
}

/** @param {string} address @param {Repair} repair */
function encoded(address, repair) {
  const code = qrcode(0, repair);
  code.addData(address, /^[0-9A-Z $%*+\-./:]*$/.test(address) ? 'Alphanumeric' : 'Byte');
  code.make();
  return code;
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

/** The code at the foot of every slide, and the words that stand beside it. */
export class PhoneLink {
  /** @param {string} words @param {string} label */
  constructor(words, label) {
    this.code = new QrCode(label);
    this.plate = this.code.root;
    this.place = make('span');
    // As wide for every page, so that a turned page moves no word beside it.
    this.page = make('span', 'phone-page');
    this.address = make('b', 'num', this.place, this.page);
    this.words = make('span', 'phone-words', `${words}: `, this.address);
    // A white square that nothing can be read from would be all that is seen of a page that loads.
    this.plate.hidden = true;
    this.words.hidden = true;
  }

  /** @param {string} address @param {boolean} hidden where a larger code stands already */
  show(address, hidden) {
    this.code.show(address);
    const at = address.lastIndexOf('/') + 1;
    setText(this.place, address.slice(0, at).replace(/^HTTPS?:\/\//, '').toLowerCase());
    setText(this.page, address.slice(at).toLowerCase());
    this.plate.hidden = hidden;
    this.words.hidden = hidden;
  }
}

/** A code large enough for readers who cannot come near. */
export class CodeSlide {
  constructor() {
    this.title = vi.codeTitle;
    this.aside = null;
    this.code = new QrCode(vi.phone);
    this.address = make('b', 'code-address num');
    this.more = make('p', 'code-more');
    this.screen = make('p', 'code-screen num');
    this.root = make('div', 'slide code', this.code.root,
      make('div', 'code-words', make('p', 'code-lead', vi.codeLead), this.address, this.more, this.screen));
  }

  /** @param {{address: string, screen: string}} model */
  show({ address, screen }) {
    this.code.show(address);
    setText(this.address, address.replace(/^HTTPS?:\/\//, '').toLowerCase());
    setText(this.more, isLoopback(address) ? vi.codeHere : vi.codeMore);
    setText(this.screen, vi.screenName(screen));
  }

  get lists() {
    return [];
  }
}
