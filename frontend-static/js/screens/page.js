import { ANCHORS, PAGES } from '../core/address-words.js';
import { make, refill, setText } from '../elements/dom.js';
import { drumMark } from '../elements/icons.js';
import { words } from '../i18n/screens.js';
import { auditTable } from './audit-table.js';
import { heldUntil, summaryOf } from './fleet.js';
import { button, field, input, submit } from './parts.js';
import { ScreenCard } from './screen-card.js';

/** @typedef {import('./fleet.js').Screen} Screen */

/** The frame of the page: locked, a form for the key; open, the fleet. */
export class ScreensPage {
  /** @type {Map<string, ScreenCard>} */ #cards = new Map();

  /**
   * @param {HTMLElement} body
   * @param {object} hands
   * @param {(key: string) => void} hands.onKey
   * @param {() => void} hands.onLeave
   * @param {(wall: {code: string, name: string, place: string}) => void} hands.onAdd
   * @param {(action: import('./screen-card.js').Action, screen: Screen) => void} hands.onAction
   * @param {() => void} hands.onAudit
   * @param {() => void} hands.onHoldAll @param {() => void} hands.onReleaseAll
   * @param {(at: number) => string} timeOf hour and minute in the province
   */
  constructor(body, hands, timeOf) {
    this.body = body;
    this.timeOf = timeOf;
    this.hands = hands;
    this.said = make('p', 'said');
    this.said.setAttribute('role', 'status');
    const skip = /** @type {HTMLAnchorElement} */ (make('a', 'skip', words.skip));
    skip.href = `#${ANCHORS.content}`;
    this.key = input({ type: 'password', required: true, autocomplete: 'off' });
    this.keyTrouble = alertLine('trouble');
    this.enter = submit(words.open);
    this.leave = button(words.leave, () => this.hands.onLeave(), 'on-night');
    this.summary = make('p', 'summary num-free');
    this.holdAll = button(words.holdAll, () => this.hands.onHoldAll());
    this.releaseAll = button(words.releaseAll, () => this.hands.onReleaseAll());
    this.forAll = make('div', 'actions for-all', this.holdAll, this.releaseAll);
    this.trouble = alertLine('trouble band');
    this.list = make('ul', 'screens');
    this.empty = make('p', 'none', words.loading);
    this.audit = make('div', 'audit-slot');
    this.log = /** @type {HTMLDetailsElement} */ (make('details', 'log', make('summary', '', words.auditTitle), make('p', 'small', words.auditHint), this.audit));
    this.code = input({ maxLength: 9, required: true });
    this.newName = input({ maxLength: 60, required: true });
    this.newPlace = input({ maxLength: 120 });
    this.codes = make('p', 'small');
    this.addTrouble = alertLine('trouble');
    this.addButton = submit(words.add);
    this.gate = this.makeGate();
    this.fleet = this.makeFleet();
    const main = make('main', 'body', this.gate, this.fleet);
    main.id = ANCHORS.content;
    main.tabIndex = -1;
    body.append(skip, this.head(), main);
  }

  head() {
    const wall = /** @type {HTMLAnchorElement} */ (make('a', 'to-wall', words.wall));
    wall.href = PAGES.trialWall;
    return make('header', 'head', make('div', 'head-in', drumMark(), make('div', 'titles', make('h1', '', words.title), make('p', 'place', words.place)),
      make('nav', 'head-links', wall, this.leave)));
  }

  makeGate() {
    return form('gate card', (event) => {
      event.preventDefault();
      if (this.key.value !== '') this.hands.onKey(this.key.value);
    }, make('h2', '', words.keyTitle), field(words.keyLabel, this.key, words.keyHint), this.keyTrouble, make('div', 'actions', this.enter));
  }

  makeFleet() {
    this.log.addEventListener('toggle', () => this.log.open && this.hands.onAudit());
    const title = make('h2', '', words.fleetTitle);
    title.id = 'cac-man';
    const section = make('section', 'fleet-list', make('div', 'title-row', title, this.summary), this.forAll, this.trouble, this.said, this.empty, this.list, this.log);
    section.setAttribute('aria-labelledby', title.id);
    return make('div', 'fleet', this.adder(), section);
  }

  adder() {
    this.code.className = 'code num';
    this.code.setAttribute('autocapitalize', 'characters');
    const node = form('adding card', (event) => {
      event.preventDefault();
      this.hands.onAdd({ code: this.code.value.trim(), name: this.newName.value.trim(), place: this.newPlace.value.trim() });
    }, make('h2', '', words.addTitle), make('p', 'small', words.addHint), this.codes,
    make('div', 'adding-fields', field(words.code, this.code), field(words.name, this.newName, words.nameHint), field(words.where, this.newPlace, words.whereHint)),
    this.addTrouble, make('div', 'actions', this.addButton));
    return node;
  }

  /** @param {'locked'|'open'} state */
  showState(state) {
    this.body.dataset.state = state;
    this.gate.hidden = state === 'open';
    this.fleet.hidden = state !== 'open';
    this.leave.hidden = state !== 'open';
    if (state === 'open') return;
    this.key.value = '';
    this.forget();
    this.key.focus();
  }

  /** Nothing of the fleet stays behind a locked door. */
  forget() {
    this.#cards.clear();
    refill(this.list);
    refill(this.audit);
    this.log.open = false;
    setText(this.said, '');
    setText(this.summary, '');
    setText(this.empty, words.loading);
    this.empty.hidden = false;
    this.forAll.hidden = true;
  }

  /** @param {import('./fleet.js').Fleet} fleet @param {string} time when the server said so */
  show(fleet, time) {
    setText(this.trouble, '');
    setText(this.codes, words.waiting(fleet.codesOpen));
    setText(this.summary, summaryWords(summaryOf(fleet.screens), time));
    setText(this.empty, words.none);
    this.empty.hidden = fleet.screens.length > 0;
    this.forAll.hidden = fleet.screens.length === 0;
    const held = fleet.screens.some((screen) => heldUntil(screen, fleet.now) !== null);
    if (!held && document.activeElement === this.releaseAll) this.holdAll.focus();
    this.releaseAll.hidden = !held;
    const ids = new Set(fleet.screens.map((screen) => screen.id));
    for (const [id, card] of this.#cards) {
      if (ids.has(id)) continue;
      card.node.remove();
      this.#cards.delete(id);
    }
    fleet.screens.forEach((screen, at) => {
      const card = this.#cards.get(screen.id) ?? new ScreenCard(screen, this.hands.onAction, this.timeOf);
      this.#cards.set(screen.id, card);
      card.show(screen, fleet.now);
      // A node that stands where it should is not moved, or it would lose its focus.
      if (this.list.children[at] !== card.node) this.list.insertBefore(card.node, this.list.children[at] ?? null);
    });
  }

  /** @param {number} now of the server */
  tick(now) {
    for (const card of this.#cards.values()) card.tick(now);
  }

  /** @param {any[]} lines @param {import('../core/format.js').Calendar} calendar */
  showAudit(lines, calendar) {
    refill(this.audit, auditTable(lines, calendar));
  }

  /** A new wall was let in. @param {string} name */
  added(name) {
    this.code.value = '';
    this.newName.value = '';
    this.newPlace.value = '';
    setText(this.addTrouble, '');
    setText(this.said, words.added(name));
    this.code.focus();
  }
}

/** A line in which a fault is told as soon as it stands there. @param {string} className */
function alertLine(className) {
  const line = make('p', className);
  line.setAttribute('role', 'alert');
  return line;
}

/** @param {import('./fleet.js').Summary} summary @param {string} time */
function summaryWords({ all, running, slow, lost, others, failing }, time) {
  return [
    words.screens(all), running ? words.running(running) : null, slow ? words.slow(slow) : null, lost ? words.lost(lost) : null,
    others ? words.others(others) : null, failing ? words.failing(failing) : null, words.asOf(time),
  ].filter((part) => part !== null).join(' · ');
}

/** @param {string} className @param {(event: Event) => void} onSubmit @param {...HTMLElement} parts */
function form(className, onSubmit, ...parts) {
  const node = /** @type {HTMLFormElement} */ (make('form', className, ...parts));
  node.autocomplete = 'off';
  node.addEventListener('submit', onSubmit);
  return node;
}
