import { attribute, make, setText } from '../elements/dom.js';
import { words } from '../i18n/screens.js';
import { Dialog } from './dialog.js';
import { field, input, numberOf, numberText, profileWords, select } from './parts.js';
import { PlaylistField } from './playlist-field.js';
import { Preview } from './preview.js';
import { readingOf } from './room.js';
import { ViewField } from './view-field.js';

/** @typedef {import('../live/device.js').ScreenSettings} ScreenSettings */

const ORIENTATIONS = /** @type {const} */ (['auto', 'landscape', 'portrait']);
const SAFE_AREAS = /** @type {const} */ ([0, 2.5, 5]);
const THEMES = /** @type {const} */ (['dark', 'light']);

/** A fault in what was typed, in words. */
class Wrong extends Error {
  /** @param {string} text */
  constructor(text) {
    super(text);
    this.words = text;
  }
}

/** Name, place, playlist and room of one wall, beside the wall itself in small. */
export class Editor {
  /**
   * @param {import('./fleet.js').Screen} screen
   * @param {(names: {name: string, place: string}, settings: ScreenSettings) => Promise<void>} onSave
   */
  constructor(screen, onSave) {
    this.screen = screen;
    const { settings } = screen;
    this.name = input({ value: screen.name, maxLength: 60, required: true });
    this.place = input({ value: screen.place, maxLength: 120 });
    this.inch = input({ value: numberText(settings.inch), inputMode: 'decimal', maxLength: 6 });
    this.metres = input({ value: numberText(settings.metres), inputMode: 'decimal', maxLength: 6 });
    this.orientation = select(ORIENTATIONS.map((one) => [one, words.orientation[one]]));
    this.orientation.value = settings.orientation;
    this.safe = select(SAFE_AREAS.map((percent) => [String(percent), words.safePercent(percent)]));
    this.safe.value = String(settings.safeArea);
    this.theme = select(THEMES.map((one) => [one, words.themes[one]]));
    this.theme.value = settings.theme;
    this.view = new ViewField(settings, () => this.changed());
    this.dims = input({ type: 'checkbox', checked: settings.night !== null });
    this.from = input({ type: 'time', value: settings.night ? settings.night.from : '19:00', required: true });
    this.to = input({ type: 'time', value: settings.night ? settings.night.to : '06:30', required: true });
    this.hours = make('div', 'pair', field(words.nightFrom, this.from), field(words.nightTo, this.to));
    this.playlist = new PlaylistField(settings.slides, () => this.changed());
    this.reading = make('p', 'reading');
    this.reading.setAttribute('role', 'status');
    this.preview = new Preview(screen.name);
    this.dialog = new Dialog(words.editTitle(screen.name), [this.body()], {
      text: words.save, work: () => onSave(this.names(), this.settings()),
    });
    this.dialog.node.classList.add('editor');
    this.dialog.node.addEventListener('close', () => this.preview.close());
    this.dialog.node.addEventListener('input', () => this.changed());
  }

  body() {
    const check = make('label', 'check', this.dims, make('span', '', words.nightOn));
    return make('div', 'editor-body',
      make('div', 'editor-fields',
        group(words.identity, field(words.name, this.name), field(words.where, this.place)),
        group(words.geometry, make('div', 'pair', field(words.inch, this.inch), field(words.metres, this.metres)), this.reading,
          make('div', 'pair', field(words.hangs, this.orientation), field(words.safe, this.safe)), field(words.theme, this.theme)),
        group(words.scoredBy, this.view.node),
        group(words.playlist, make('p', 'small', words.playlistHint), this.playlist.node),
        group(words.night, check, this.hours)),
      make('div', 'editor-preview', make('h3', '', words.preview), this.preview.node));
  }

  open() {
    this.dialog.open();
    this.changed();
    this.view.offer();
    this.name.focus();
  }

  /** What stands in the fields is shown; what cannot be read yet waits. */
  changed() {
    this.hours.hidden = !this.dims.checked;
    const inch = within(numberOf(this.inch.value), 10, 200);
    const metres = within(numberOf(this.metres.value), 0.5, 50);
    attribute(this.inch, 'aria-invalid', inch === undefined ? 'true' : null);
    attribute(this.metres, 'aria-invalid', metres === undefined ? 'true' : null);
    const known = inch !== undefined && metres !== undefined;
    const reading = readingOf(known ? inch : null, known ? metres : null);
    setText(this.reading, profileWords(reading));
    attribute(this.reading, 'data-tone', reading.profile === 'refused' ? 'wrong' : null);
    if (known) this.preview.show(this.read(inch, metres));
  }

  names() {
    const name = this.name.value.trim();
    if (name === '') throw new Wrong(words.wrong(words.name.toLowerCase()));
    return { name, place: this.place.value.trim() };
  }

  /** @returns {ScreenSettings} */
  settings() {
    const inch = within(numberOf(this.inch.value), 10, 200);
    const metres = within(numberOf(this.metres.value), 0.5, 50);
    if (inch === undefined) throw new Wrong(words.wrong(words.inch.toLowerCase()));
    if (metres === undefined) throw new Wrong(words.wrong(words.metres.toLowerCase()));
    if (this.dims.checked && (!this.from.value || !this.to.value || this.from.value === this.to.value)) throw new Wrong(words.wrong(words.night.toLowerCase()));
    return this.read(inch, metres);
  }

  /** @param {number|null} inch @param {number|null} metres @returns {ScreenSettings} */
  read(inch, metres) {
    return {
      slides: [...this.playlist.slides], inch, metres,
      orientation: chosen(ORIENTATIONS, this.orientation), safeArea: chosen(SAFE_AREAS, this.safe), theme: chosen(THEMES, this.theme),
      night: this.dims.checked ? { from: this.from.value, to: this.to.value } : null,
      ...this.view.value,
    };
  }
}

/** @template {string|number} T @param {readonly T[]} offered in a list made of them @param {HTMLSelectElement} list @returns {T} */
function chosen(offered, list) {
  return offered.find((one) => String(one) === list.value) ?? offered[0];
}

/** @param {number|null} value @param {number} least @param {number} most @returns {number|null|undefined} undefined: not within */
function within(value, least, most) {
  return value === null || (value >= least && value <= most) ? value : undefined;
}

/** @param {string} title @param {...HTMLElement} parts */
function group(title, ...parts) {
  return make('fieldset', '', make('legend', '', title), ...parts);
}
