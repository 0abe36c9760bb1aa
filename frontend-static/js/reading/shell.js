import { ANCHORS, PAGES } from '../core/address-words.js';
import { Calendar, periodName } from '../core/format.js';
import { closedPeriods } from '../core/periods.js';
import { attribute, make, setText } from '../elements/dom.js';
import { drumMark, STATE_PATHS } from '../elements/icons.js';
import { decoration, draw } from '../elements/dom.js';
import { reading } from '../i18n/reading.js';
import { vi } from '../i18n/vi.js';
import { Choice } from './choice.js';
import { Fold } from './fold.js';

/** What every reading page has around its own matter: whose it is, how fresh, which period, by which method. */
export class Shell {
  /**
   * @param {HTMLElement} root
   * @param {(part: keyof import('../core/address.js').View, value: string|null) => void} onChoose
   */
  constructor(root, onChoose) {
    this.title = make('h1');
    this.place = make('p', 'place');
    this.path = draw('path', { 'fill-rule': 'evenodd' });
    this.word = make('b');
    this.age = make('span', 'num');
    this.state = make('p', 'state', decoration(draw('svg', { viewBox: '0 0 24 24' }, this.path)), this.word, this.age);
    this.spoken = make('p', 'spoken');
    this.spoken.setAttribute('role', 'status');
    this.period = new Choice(reading.period, (value) => onChoose('period', value));
    this.catalogue = new Choice(reading.catalogue, (value) => onChoose('catalogue', value || null));
    this.list = new Choice(reading.list, (value) => onChoose('list', value || null));
    this.choices = new Fold(reading.shown, 'choices', [this.period, this.catalogue, this.list]);
    this.links = make('nav', 'links');
    attribute(this.links, 'aria-label', reading.navigation);
    this.demo = make('span', 'demo', reading.demo);
    this.body = make('div', 'body');
    this.foot = make('p', 'note', reading.estimate);
    this.short = make('p', 'note shortened');
    this.short.hidden = true;
    const main = make('main', '', this.body, this.foot, this.short);
    main.id = ANCHORS.content;
    const skip = make('a', 'skip', reading.skip);
    attribute(skip, 'href', `#${ANCHORS.content}`);
    root.append(skip, make('header', 'top',
      make('div', 'who', drumMark(), make('div', 'what', this.title, this.place), this.links),
      make('div', 'now', this.state, this.demo, this.spoken), this.choices.button, this.choices.box), main);
    this.calendar = new Calendar('Asia/Ho_Chi_Minh');
    /** Of which there is something; empty until the server has said so. @type {readonly string[]} */ this.months = [];
    this.announced = '';
  }

  /** @param {import('../core/wire.js').AboutSaid} about as the server says it @param {import('../core/address.js').View} view */
  showAbout(about, view) {
    if (this.calendar.zone !== about.zone) this.calendar = new Calendar(about.zone);
    this.demo.hidden = about.province.demo !== true;
    const sets = about.sets ?? [];
    this.catalogue.show([
      ...sets.map((one) => ({ value: one.main ? '' : one.set, text: one.catalogues[0]?.name ?? one.set })),
    ], sets.find((one) => one.set === view.catalogue && !one.main)?.set ?? '');
    this.list.show([{ value: '', text: reading.allProcedures },
      ...(about.lists ?? []).map((one) => ({ value: one.id, text: one.name }))], view.list ?? '');
    this.period.show(periods(Date.parse(about.now), this.calendar, view.period, this.months), view.period);
    this.choices.show();
    const chosen = sets.find((one) => one.set === view.catalogue && !one.main);
    setText(this.foot, chosen ? reading.estimateBy(chosen.catalogues[0]?.name ?? chosen.set) : reading.estimate);
  }

  /** What stands on the page in short is written out once. */
  spellOut() {
    const text = `${this.body.textContent} ${this.foot.textContent}`;
    const known = Object.entries(reading.abbreviations).filter(([short]) => new RegExp(`(^|[^\\p{L}])${short}([^\\p{L}]|$)`, 'u').test(text));
    const said = known.map(([short]) => short).join();
    if (this.short.dataset.said === said) return;
    this.short.dataset.said = said;
    this.short.hidden = known.length === 0;
    this.short.textContent = '';
    known.forEach(([short, long], i) => {
      const word = make('abbr', '', short);
      attribute(word, 'title', long);
      this.short.append(i === 0 ? '' : ' · ', word, `: ${long}`);
    });
  }

  /** @param {{title: string, place: string}} words */
  showTitle({ title, place }) {
    setText(this.title, title);
    setText(this.place, place);
    document.title = `${title} · Nhịp`;
  }

  /** @param {{href: string, text: string, short?: string, wide?: boolean, current: boolean}[]} links `short`: for phones; `wide`: not for them */
  showLinks(links) {
    if (this.links.childElementCount === links.length) {
      links.forEach(({ href }, i) => attribute(this.links.children[i], 'href', href));
      return;
    }
    for (const { href, text, short, wide, current } of links) {
      const link = short ? make('a', '', make('span', 'long', text), make('span', 'short', short)) : make('a', '', text);
      attribute(link, 'href', href);
      if (wide) link.className = 'wide';
      if (current) attribute(link, 'aria-current', 'page');
      this.links.append(link);
    }
  }

  /**
   * @param {ReturnType<import('./follow.js').Follower['state']>} state @param {string} still words of a picture that stands
   * @param {boolean} frozen it is of a chosen instant: only that is locked
   */
  showState(state, still, frozen) {
    const name = state ? state.state : 'still';
    const taking = still === vi.stateTaking;
    attribute(this.state, 'data-state', name);
    attribute(document.body, 'data-drained', (state ? state.drained : taking) ? 'true' : null);
    attribute(this.path, 'd', STATE_PATHS[state ? state.state : taking ? 'loading' : frozen ? 'frozen' : 'quiet']);
    setText(this.word, state ? state.words.word : still);
    setText(this.age, state ? [state.words.note, state.words.age].filter(Boolean).join(' · ') : '');
    const sentence = state ? state.words.word : still;
    if (sentence !== vi.stateLoading && sentence !== this.announced) {
      this.announced = sentence;
      setText(this.spoken, sentence);
    }
  }

  /** @param {string} period @param {string} asOf */
  periodWords(period, asOf) {
    return periodName(period, Date.parse(asOf), this.calendar, vi);
  }

  /** The period in words; one that has just begun says so. @param {any} answer */
  periodOf(answer) {
    const words = this.periodWords(answer.period, answer.asOf);
    return answer.provisional === true ? [words, vi.interim, (typeof answer.periodDay === 'number' ? vi.young(answer.periodDay) : vi.youngUndated)].join(' · ') : words;
  }

  /** @param {string} at an instant */
  moment(at) {
    const instant = Date.parse(at);
    const { day, month, year } = this.calendar.at(instant);
    return `${this.calendar.hourMinute(instant)} ${day}/${month}/${year}`;
  }
}

/**
 * The periods that go on, then what is over and holds something, and the one asked for if it is none of them.
 * @param {number} now @param {Calendar} calendar @param {string} asked @param {readonly string[]} months of which there is something
 */
function periods(now, calendar, asked, months) {
  const { year, month } = calendar.at(now);
  const closed = closedPeriods(months, `${year}-${month}`);
  /** @param {readonly string[]} values @param {string} [group] */
  const named = (values, group) => values.map((value) => ({ value, group, text: sentence(periodName(value, now, calendar, vi)) }));
  const choices = [
    ...Object.entries(reading.periods).map(([value, text]) => ({ value, text, group: undefined })),
    ...named(closed.months, reading.closed.months), ...named(closed.quarters, reading.closed.quarters), ...named(closed.years, reading.closed.years),
  ];
  return choices.some((choice) => choice.value === asked) ? choices : [...choices, ...named([asked])];
}

/** @param {string} words */
function sentence(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is not there, with the lists in which it may be found. @param {string} words */
export function missing(words) {
  const ways = make('ul', 'ways-out');
  for (const [list, text] of Object.entries(reading.rankingTitle)) {
    const link = make('a', '', text);
    attribute(link, 'href', PAGES[/** @type {'departments'|'communes'} */ (list)]);
    ways.append(make('li', '', link));
  }
  const box = make('div', 'notice', make('p', '', words), ways);
  box.setAttribute('role', 'status');
  return box;
}

/** Where the page is at work: nothing yet, or what went wrong with a way out. @param {string} words @param {() => void} [again] */
export function notice(words, again) {
  const box = make('div', 'notice', make('p', '', words));
  box.setAttribute('role', again ? 'alert' : 'status');
  if (again) {
    const button = make('button', '', reading.tryAgain);
    button.addEventListener('click', again);
    box.append(button);
  }
  return box;
}
