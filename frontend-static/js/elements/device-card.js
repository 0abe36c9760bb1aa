import { words } from '../i18n/device.js';
import { decoration, make, setText } from './dom.js';

/** What stands before the picture when a wall speaks of itself: the code that lets it in, or its own name. */
export class DeviceCard {
  /** @param {HTMLElement} parent @param {string} operators address of the operator's page */
  constructor(parent, operators) {
    this.operators = operators;
    this.title = make('p', 'device-title');
    this.large = decoration(make('p', 'device-large'));
    this.spoken = make('p', 'spoken');
    this.note = make('p', 'device-note');
    this.card = make('div', 'device-card', this.title, this.large, this.spoken, this.note);
    this.card.setAttribute('role', 'status');
    this.card.hidden = true;
    parent.append(this.card);
  }

  /** @param {{code: string, revoked: boolean}|null} code */
  showCode(code) {
    if (code === null) return this.hide();
    this.show('code', words.notPaired, code.code, code.revoked ? `${words.revoked} ${words.typeIt(this.operators)}` : words.typeIt(this.operators));
    setText(this.spoken, words.spoken(code.code));
  }

  /** @param {{name: string, place: string}} screen */
  showName({ name, place }) {
    this.show('name', words.thisIs, name, place);
    setText(this.spoken, name);
  }

  /** @param {string} kind @param {string} title @param {string} large @param {string} note */
  show(kind, title, large, note) {
    this.card.dataset.kind = kind;
    setText(this.title, title);
    setText(this.large, large);
    setText(this.note, note);
    this.card.hidden = false;
  }

  hide() {
    this.card.hidden = true;
  }
}
