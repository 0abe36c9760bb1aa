import { attribute, make, setText } from '../elements/dom.js';

let count = 0;

/** Choices that a wide page shows and a phone folds under a button that says what is chosen. */
export class Fold {
  /** @param {string} label of the button, before what is chosen @param {string} kind class of the box @param {import('./choice.js').Choice[]} choices */
  constructor(label, kind, choices) {
    this.choices = choices;
    this.label = label;
    this.words = make('span', 'words');
    this.button = make('button', 'unfold', this.words, make('i', 'caret'));
    this.box = make('div', `${kind} folded`, ...choices.map((choice) => choice.root));
    this.box.id = `lua-chon-${count += 1}`;
    attribute(this.button, 'aria-controls', this.box.id);
    this.button.addEventListener('click', () => this.open(this.button.getAttribute('aria-expanded') !== 'true'));
    this.open(false);
  }

  /** @param {boolean} open */
  open(open) {
    attribute(this.button, 'aria-expanded', String(open));
    attribute(this.box, 'data-open', String(open));
  }

  /** After the choices have been shown: the first is always told, the others where they are not as usual. */
  show() {
    const chosen = this.choices.filter((choice, i) => i === 0 || choice.differs()).map((choice) => choice.words());
    setText(this.words, `${this.label}: ${chosen.filter(Boolean).join(' · ')}`);
  }
}
