import { ANCHORS } from '../core/address-words.js';
import { lookUp } from '../core/table.js';
import { words } from '../i18n/screens.js';
import { make, setText } from '../elements/dom.js';
import { button, field, input, select, submit } from './parts.js';

let titles = 0;

/** A window before the page that holds the focus, is left with Escape, and says itself when something went wrong. */
export class Dialog {
  /** @param {string} title @param {HTMLElement[]} body @param {{text: string, kind?: string, work: () => Promise<void>}} action */
  constructor(title, body, action) {
    titles += 1;
    const head = make('h2', '', title);
    head.id = `cua-so-${titles}`;
    this.trouble = make('p', 'trouble');
    this.trouble.setAttribute('role', 'alert');
    this.go = submit(action.text, action.kind);
    this.action = action;
    const form = /** @type {HTMLFormElement} */ (make('form', 'dialog-form', head, ...body, this.trouble,
      make('div', 'actions', button(words.cancel, () => this.close()), this.go)));
    form.noValidate = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.run();
    });
    this.node = /** @type {HTMLDialogElement} */ (document.createElement('dialog'));
    this.node.className = 'dialog';
    this.node.setAttribute('aria-labelledby', head.id);
    this.node.append(form);
    this.node.addEventListener('close', () => this.node.remove());
  }

  open() {
    this.back = document.activeElement;
    document.body.append(this.node);
    this.node.showModal();
    return this;
  }

  close() {
    this.node.close();
    const back = placeOf(this.back ?? null);
    if (back) back.focus();
  }

  /** @param {string} text */
  complain(text) {
    setText(this.trouble, text);
  }

  async run() {
    this.complain('');
    this.go.disabled = true;
    try {
      await this.action.work();
      this.close();
    } catch (cause) {
      this.complain(cause instanceof Error && 'words' in cause ? String(cause.words) : words.failed);
    }
    this.go.disabled = false;
  }
}

/** Where the focus goes back to: what was pressed, or what stands beside it in its place now; it may be gone with its wall. @param {Element|null} pressed @returns {HTMLElement|null} */
function placeOf(pressed) {
  const places = pressed === null ? [] : [pressed, pressed.nextElementSibling, pressed.previousElementSibling];
  const there = places.find((one) => one instanceof HTMLElement && one.getClientRects().length > 0);
  return /** @type {HTMLElement|undefined} */ (there) ?? document.getElementById(ANCHORS.content);
}

/** Asks before something that cannot be seen to be undone; the button says what it does. @param {{title: string, text: string, action: string, work: () => Promise<void>}} question */
export function confirmation({ title, text, action, work }) {
  return new Dialog(title, [make('p', '', text)], { text: action, kind: 'danger', work });
}

/** Until which time of the day; the first that is offered is an hour and a half away. @param {string} title @param {string} usual as `11:30` @param {(time: string) => Promise<void>} onHold */
export function holdDialog(title, usual, onHold) {
  const time = input({ type: 'time', required: true, value: usual });
  return new Dialog(title, [make('p', '', words.holdText), field(words.holdUntil, time)], { text: words.holdDo, kind: 'main', work: () => onHold(time.value) });
}

/** @param {string} name @param {string[]} slides @param {(slide: string, minutes: number) => Promise<void>} onPin */
export function pinDialog(name, slides, onPin) {
  const slide = select(slides.map((kind) => [kind, lookUp(words.slides, kind) ?? kind]));
  const minutes = input({ type: 'number', min: '1', max: '1440', step: '1', value: '15', inputMode: 'numeric' });
  const work = () => onPin(slide.value, Number(minutes.value));
  return new Dialog(words.pinTitle(name), [field(words.pinSlide, slide), field(words.pinMinutes, minutes)], { text: words.pinDo, kind: 'main', work });
}
