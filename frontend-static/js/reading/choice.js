import { attribute, make, setText } from '../elements/dom.js';

/** A labelled list of a few choices. */
export class Choice {
  /** @param {string} label @param {(value: string) => void} onChoose */
  constructor(label, onChoose) {
    this.select = /** @type {HTMLSelectElement} */ (make('select'));
    this.select.addEventListener('change', () => onChoose(this.select.value));
    this.root = make('label', 'choice', make('span', '', label), this.select);
    this.said = '';
  }

  /** @param {readonly {value: string, text: string, disabled?: boolean, group?: string}[]} choices those of a group behind one another @param {string} chosen the first where it is none of them */
  show(choices, chosen) {
    const said = JSON.stringify(choices);
    if (said !== this.said) {
      this.said = said;
      this.select.textContent = '';
      for (const { value, text, disabled, group } of choices) {
        const option = /** @type {HTMLOptionElement} */ (make('option'));
        option.value = value;
        option.disabled = disabled === true;
        setText(option, text);
        this.boxOf(group).append(option);
      }
    }
    const known = choices.some(({ value }) => value === chosen) || choices.length === 0;
    if (this.select.value !== chosen) this.select.value = known ? chosen : choices[0].value;
    this.root.hidden = choices.length < 2;
  }

  /** Where the next choice stands. @param {string} [group] */
  boxOf(group) {
    if (!group) return this.select;
    const last = this.select.lastElementChild;
    if (last !== null && last.getAttribute('label') === group) return last;
    const box = make('optgroup');
    attribute(box, 'label', group);
    this.select.append(box);
    return box;
  }

  /** What is chosen, in words; nothing where there is nothing to choose. */
  words() {
    const option = this.root.hidden ? null : this.select.selectedOptions[0];
    return option ? option.textContent : '';
  }

  /** Whether something else is chosen than what comes first. */
  differs() {
    return this.select.selectedIndex > 0;
  }
}
