import { ANCHORS, PAGES } from '../../core/address-words.js';
import { finds } from '../../core/fold.js';
import { maximum } from '../../core/format.js';
import { words } from '../../i18n/method.js';
import { attribute, make, refill, setText } from '../dom.js';
import { drumMark, drumWatermark, groupIcon } from '../icons.js';
import { checked } from './checked.js';
import { ComponentCard } from './component-card.js';
import { bandsOverview, groupsOverview } from './overview.js';
import { restatedTable } from './restated.js';
import { dayOf, setsList } from './sets.js';

/** @typedef {import('../../core/method.js').Method} Method */

const PARTS = /** @type {const} */ ([
  ['sets', words.setsTitle], ['groups', words.groupsTitle], ['components', words.componentsTitle], ['reading', words.readingTitle],
  ['restated', words.restatedTitle], ['checked', words.checkTitle],
]);
/** @param {string} code */
const anchorOf = (code) => `${ANCHORS.groups}-${code}`;

/** The whole page. Its frame is made once; what depends on the catalogue is made anew when another is chosen. */
export class MethodPage {
  /**
   * @param {HTMLElement} body
   * @param {object} hands
   * @param {(id: string) => void} hands.onChoice
   * @param {(wish: string) => void} hands.onFind
   * @param {() => void} hands.onAgain
   * @param {(card: ComponentCard, met: string, total: string) => void} hands.onFigures
   */
  constructor(body, hands) {
    this.body = body;
    this.hands = hands;
    /** @type {ComponentCard[]} */ this.cards = [];
    /** When the server answered; empty where it is not known. */ this.at = '';
    /** @type {string|null} */ this.build = null;
    this.place = make('p', 'place');
    this.province = /** @type {HTMLAnchorElement} */ (make('a', 'untold', words.province));
    // Room is kept for what may be told, so that nothing moves when it is.
    this.demo = make('span', 'demo untold', words.demo);
    this.status = make('p', 'status', words.loading);
    this.status.setAttribute('role', 'status');
    this.again = make('button', 'again', words.again);
    this.again.hidden = true;
    this.again.addEventListener('click', () => hands.onAgain());
    this.slots = Object.fromEntries(['sets', 'facts', 'overview', 'bands', 'components', 'reading', 'restated', 'checked'].map((name) => [name, make('div', `slot-${name}`)]));
    this.field = finder((wish) => hands.onFind(wish));
    this.found = make('p', 'found');
    this.found.setAttribute('role', 'status');
    this.contents = make('div', 'contents-groups');
    this.foot = make('p', 'num-free');
    this.content = make('div', 'content', ...this.sections());
    this.content.hidden = true;
    this.waiting = make('div', 'waiting', this.status, this.again);
    const main = make('main', '', this.waiting, this.content);
    main.id = ANCHORS.content;
    main.tabIndex = -1;
    body.append(skipLink(), this.head(), make('div', 'body', this.contentsNav(), main), make('footer', 'foot', this.foot));
    this.slots.sets.addEventListener('click', (event) => this.choose(event));
  }

  head() {
    const pages = make('nav', 'links', this.province, .../** @type {['departments'|'communes'|'trialWall'|'method', string, string][]} */ (words.pages).map(pageLink));
    pages.setAttribute('aria-label', words.navigation);
    const estimate = make('div', 'estimate', make('h2', '', words.estimateTitle), make('p', 'claim', words.estimate), make('p', '', words.estimateMore));
    return make('header', 'head', drumWatermark(), make('div', 'head-in',
      make('div', 'identity', drumMark(), make('div', '', make('h1', '', words.title), this.place), this.demo, pages),
      make('p', 'lead', words.lead), estimate));
  }

  contentsNav() {
    const nav = make('nav', 'contents', make('p', 'label', words.contents), make('ul', '', ...PARTS.map(([part, name]) => {
      const link = /** @type {HTMLAnchorElement} */ (make('a', '', name));
      link.href = `#${ANCHORS[part]}`;
      return make('li', '', link, ...(part === 'components' ? [this.contents] : []));
    })));
    nav.setAttribute('aria-label', words.contents);
    return nav;
  }

  sections() {
    const { sets, facts, overview, bands, components, reading, restated, checked: checks } = this.slots;
    /** @type {Record<typeof PARTS[number][0], HTMLElement[]>} */
    const bodies = {
      sets: [make('p', 'intro', words.setsLead), sets, facts], groups: [overview, bands], components: [make('p', 'intro', words.tryHint), make('div', 'finder', this.field.node, this.found), components],
      reading: [reading], restated: [make('p', 'intro', words.restatedLead), restated],
      checked: [make('p', 'intro', words.checkLead), checks],
    };
    return PARTS.map(([part, name]) => {
      const id = ANCHORS[part];
      const title = make('h2', '', name);
      title.id = `${id}-ten`;
      const section = make('section', '', title, ...bodies[part]);
      section.id = id;
      section.setAttribute('aria-labelledby', title.id);
      return section;
    });
  }

  /** @param {MouseEvent} event a plain click stays on the page; with a key held the browser does what it always does */
  choose(event) {
    const link = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest('a[data-id]'));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.hands.onChoice(link.dataset.id ?? '');
  }

  /** @param {'loading'|'ready'|'failed'} state */
  showState(state) {
    this.body.dataset.state = state;
    this.waiting.hidden = state === 'ready';
    setText(this.status, state === 'failed' ? words.failed : words.loading);
    this.again.hidden = state !== 'failed';
    if (state === 'ready') this.content.hidden = false;
  }

  /** @param {import('../../core/method.js').Place} place @param {string|null} at when the server answered */
  showPlace(place, at) {
    setText(this.place, place.name);
    this.province.href = PAGES.units + place.code;
    this.province.classList.toggle('untold', place.code === '');
    this.demo.classList.remove('untold');
    this.demo.hidden = !place.demo;
    this.at = at ?? '';
    this.build = place.build;
  }

  /** @param {import('../../core/method.js').Choice[]} choices @param {Method} method */
  show(choices, method) {
    const held = this.slots.sets.contains(document.activeElement);
    refill(this.slots.sets, setsList(choices, method.id));
    if (held) /** @type {HTMLElement} */ (this.slots.sets.querySelector('[aria-current]')).focus();
    refill(this.slots.facts, methodFacts(method));
    refill(this.slots.overview, groupsOverview(method, anchorOf));
    refill(this.slots.bands, bandsOverview(method));
    refill(this.slots.reading, readingOf(method));
    this.cards = method.groups.flatMap((group) => group.components.map((component) => new ComponentCard(component, this.hands.onFigures)));
    refill(this.slots.components, ...method.groups.map((group) => this.groupOf(group)));
    refill(this.contents, ...method.groups.map((group) => contentsOf(group)));
    setText(this.foot, [words.footer(method.id, this.at), this.build ? words.build(this.build) : null].filter(Boolean).join(' · '));
  }

  /** @param {import('../../core/method.js').Group} group */
  groupOf(group) {
    const title = make('h3', 'group-title', groupIcon(group.code), make('span', '', group.name), make('span', 'num max', words.groupMax(maximum(group.max))));
    title.id = anchorOf(group.code);
    return make('div', 'group-of', title, ...this.cards.filter((card) => card.component.group === group.code).map((card) => card.node));
  }

  /** @param {string} wish */
  find(wish) {
    if (this.field.input.value !== wish) this.field.input.value = wish;
    let found = 0;
    for (const card of this.cards) {
      card.node.hidden = !finds(card.component.search, wish);
      if (!card.node.hidden) found += 1;
    }
    for (const group of this.slots.components.children) {
      /** @type {HTMLElement} */ (group).hidden = group.querySelector('article:not([hidden])') === null;
    }
    setText(this.found, found === 0 ? words.foundNone : words.found(found, this.cards.length));
    attribute(this.found, 'data-none', found === 0 ? '' : null);
  }

  /** @param {import('../../core/method.js').Place} place @param {import('../../core/format.js').Calendar} calendar */
  showChecked(place, calendar) {
    refill(this.slots.checked, checked(place, calendar));
  }

  /** @param {import('../../core/method.js').Restatement[]|null} rows null: could not be read @param {import('../../core/format.js').Calendar} calendar */
  showRestated(rows, calendar) {
    refill(this.slots.restated, rows === null ? make('p', 'none', words.restatedFailed) : restatedTable(rows, calendar));
  }
}

/** @param {['departments'|'communes'|'trialWall'|'method', string, string]} page */
function pageLink([page, name, short]) {
  const link = /** @type {HTMLAnchorElement} */ (short ? make('a', '', make('span', 'long', name), make('span', 'short', short)) : make('a', 'wide', name));
  link.href = PAGES[page];
  if (page === 'method') link.setAttribute('aria-current', 'page');
  return link;
}

function skipLink() {
  const link = /** @type {HTMLAnchorElement} */ (make('a', 'skip', words.skip));
  link.href = `#${ANCHORS.content}`;
  return link;
}

/** @param {(wish: string) => void} onFind */
function finder(onFind) {
  const input = /** @type {HTMLInputElement} */ (make('input', ''));
  input.type = 'search';
  input.id = ANCHORS.find;
  input.autocomplete = 'off';
  input.addEventListener('input', () => onFind(input.value));
  const label = /** @type {HTMLLabelElement} */ (make('label', '', make('b', '', words.find), make('span', 'small', words.findHint)));
  label.htmlFor = input.id;
  return { node: make('div', 'find', label, input), input };
}

/** @param {Method} method */
function methodFacts(method) {
  const all = method.groups.flatMap((group) => group.components);
  const scored = all.filter((component) => component.max > 0).length;
  const list = make('dl', 'card method');
  /** @param {string} label @param {...(Node|string)} content */
  const add = (label, ...content) => list.append(make('div', '', make('dt', '', label), make('dd', '', ...content)));
  list.append(make('div', 'method-name', make('dt', 'spoken', words.shown), make('dd', '', method.name)));
  add(words.sizeLabel, words.size(scored, all.length - scored, maximum(method.max)));
  add(words.idLabel, make('span', 'num', method.id), make('span', 'small', words.valid(dayOf(method.validFrom), dayOf(method.validTo))));
  if (method.source) add(words.sourceLabel, method.source);
  for (const note of method.notes) add(words.notesLabel, note);
  return list;
}

/** @param {import('../../core/method.js').Group} group */
function contentsOf(group) {
  const link = /** @type {HTMLAnchorElement} */ (make('a', '', group.name));
  link.href = `#${anchorOf(group.code)}`;
  const ids = group.components.map((component) => {
    const one = /** @type {HTMLAnchorElement} */ (make('a', 'num', component.id));
    one.href = `#${component.id}`;
    one.title = component.name;
    one.setAttribute('aria-label', `${component.id} ${component.name}`);
    return one;
  });
  return make('div', '', link, make('span', 'ids', ...ids));
}

/** @param {Method} method */
function readingOf(method) {
  /** @param {string} title @param {readonly string[]} paragraphs */
  const said = (title, paragraphs) => (title === words.rounding && method.arithmetic.length ? method.arithmetic : paragraphs);
  return make('div', 'reading', ...words.reading.map(([title, paragraphs]) => make('div', 'card rule',
    make('h3', '', title), ...said(title, paragraphs).map((text) => make('p', '', text)))));
}
