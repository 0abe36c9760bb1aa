import { make, put } from './dom.js';
import { QrCode } from './qr-code.js';
import { vi } from '../i18n/vi.js';

/** A code large enough for readers who cannot come near. */
export class CodeSlide {
  constructor() {
    this.title = vi.codeTitle;
    this.aside = null;
    this.code = new QrCode(vi.phone);
    this.address = make('b', 'code-address num');
    this.screen = make('p', 'code-screen num');
    this.root = make('div', 'slide code', this.code.root,
      make('div', 'code-words', make('p', 'code-lead', vi.codeLead), this.address, make('p', 'code-more', vi.codeMore), this.screen));
  }

  /** @param {{address: string, screen: string}} model */
  show({ address, screen }) {
    this.code.show(address);
    put(this.address, address.replace(/^HTTPS?:\/\//, '').toLowerCase());
    put(this.screen, vi.screenName(screen));
  }

  get lists() {
    return [];
  }
}
