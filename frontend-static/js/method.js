import { WORDS } from './core/address-words.js';
import { Calendar } from './core/format.js';
import { choicesOf, chosen, methodOf, placeOf, restatementsOf } from './core/method.js';
import { MethodPage } from './elements/method/method-page.js';
import { words } from './i18n/method.js';
import { LatestRequest } from './live/latest-request.js';
import { ownFetch } from './live/own-fetch.js';

/** @typedef {import('./elements/method/component-card.js').ComponentCard} ComponentCard */

const TYPING_PAUSE = 250;
const LATEST = 20;

/** An answer that is not 200. */
class Refused extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

const page = new MethodPage(document.body, { onChoice: choose, onFind: find, onAgain: load, onFigures: calculate });
/** @type {import('./core/method.js').Choice[]} */ let choices = [];
/** @type {import('./core/method.js').Method|null} */ let method = null;
let calendar = new Calendar('Asia/Ho_Chi_Minh');
/** Counts the wishes for a catalogue: an answer to an older one comes too late. */
let wishes = 0;
/** @typedef {{met: string, total: string}} Typed */
/** @type {WeakMap<ComponentCard, LatestRequest<Typed, import('./elements/method/calculator.js').Scored>>} */ const requests = new WeakMap();

document.title = words.title;
addEventListener('popstate', showAddressed);
load();

/** @param {string} path @param {AbortSignal} [signal] */
async function json(path, signal) {
  const answer = await ownFetch(path, { signal, cache: 'no-store', headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Refused(answer.status);
  return answer.json();
}

function address() {
  return new URLSearchParams(location.search);
}

async function load() {
  page.showState('loading');
  try {
    const about = await json('/api/v1/about');
    const place = placeOf(about);
    calendar = new Calendar(place.zone);
    choices = choicesOf(about);
    page.showPlace(place, place.now === null ? null : `${calendar.hourMinute(place.now)} ${calendar.dayMonth(place.now)}`);
    page.showChecked(place, calendar);
    await showAddressed();
    toAnchor();
  } catch (cause) {
    failed(cause);
  }
  restated();
}

/** @param {unknown} cause */
function failed(cause) {
  console.warn('the method could not be read', cause);
  page.showState('failed');
}

/** The catalogue and the search of the address, also after a step back. */
async function showAddressed() {
  const wish = ++wishes;
  const choice = chosen(choices, address().get(WORDS.catalogue));
  try {
    if (choice === null) throw new Error('no catalogue');
    if (method === null || method.id !== choice.id) {
      const read = methodOf(await json(`/api/v1/catalogues/${encodeURIComponent(choice.id)}`));
      if (wish !== wishes) return;
      method = read;
      page.show(choices, method);
    }
    page.find(address().get(WORDS.find) ?? '');
    page.showState('ready');
  } catch (cause) {
    if (wish === wishes) failed(cause);
  }
}

/** The part of the page that the address names, once it is there. */
function toAnchor() {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (target) document.fonts.ready.then(() => target.scrollIntoView());
}

/** @param {string} id */
function choose(id) {
  const query = address();
  query.set(WORDS.catalogue, id);
  history.pushState(null, '', `?${query}`);
  showAddressed();
}

/** @param {string} wish */
function find(wish) {
  const query = address();
  if (wish) query.set(WORDS.find, wish);
  else query.delete(WORDS.find);
  const text = query.toString();
  history.replaceState(null, '', (text ? `?${text}` : location.pathname) + location.hash);
  page.find(wish);
}

async function restated() {
  try {
    page.showRestated(restatementsOf(await json(`/api/v1/restatements?limit=${LATEST}`)), calendar);
  } catch (cause) {
    console.warn('the restatements could not be read', cause);
    page.showRestated(null, calendar);
  }
}

/** @param {ComponentCard} card @param {string} met @param {string} total */
function calculate(card, met, total) {
  const { calculator } = card;
  if (method === null || calculator === null) return;
  const request = requests.get(card) ?? requestOf(card, calculator, method.id);
  requests.set(card, request);
  if (met === '') request.drop();
  else request.put({ met, total });
}

/** @param {ComponentCard} card @param {import('./elements/method/calculator.js').Calculator} calculator @param {string} catalogue */
function requestOf(card, calculator, catalogue) {
  const path = `/api/v1/catalogues/${encodeURIComponent(catalogue)}/points?component=${encodeURIComponent(card.component.id)}`;
  return new LatestRequest({
    ask: ({ met, total }, signal) => json(`${path}&met=${met}&total=${total}`, signal),
    onAnswer: (scored) => calculator.show(scored),
    onFailure: (cause) => calculator.fail(troubleOf(cause)),
    pause: TYPING_PAUSE,
  });
}

/** @param {unknown} cause */
function troubleOf(cause) {
  if (!(cause instanceof Refused)) return 'failed';
  if (cause.status === 404) return 'unknown';
  return cause.status < 500 ? 'refused' : 'failed';
}
