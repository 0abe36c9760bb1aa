/**
 * How fresh the picture is. Two clocks that fail separately: the link's (frames) and the data's (contact with the
 * sources, each by its own promise). The last picture is kept, and it says how old it is.
 *
 * @typedef {'loading'|'live'|'quiet'|'delayed'|'stale'|'offline'|'partial'|'frozen'|'checking'} State
 * @typedef {object} Heard of one source
 * @property {string} name @property {number|null} at null: never @property {number} interval milliseconds that it promises
 * @property {readonly string[]} groups counted from it, where that is known
 * @typedef {object} Facts
 * @property {boolean} hasData everything needed for a first picture has come
 * @property {boolean} frozen the picture is of a chosen instant and not meant to move
 * @property {boolean} [loading] the server is still taking history in: no figure is of now
 * @property {boolean} [doubted] a check of the figures has found a difference, or they are not believed for another reason
 * @property {boolean} [slow] the network lets no websocket through: the picture is read every some seconds
 * @property {boolean} [unsure] the page may have slept: it is later than `now`, nobody knows by how much
 * @property {boolean} stopped the server has told this screen not to come back
 * @property {number} linkAge milliseconds since the last frame, of the board that has waited longest
 * @property {number} now the server's clock @property {number} rate how fast it runs
 * @property {number|null} sourceAt of all sources, for a server that does not tell them apart
 * @property {readonly Heard[]} sources @property {number|null} changedAt
 *
 * @typedef {object} Assessment
 * @property {State} state @property {boolean} drained too old to conclude from
 * @property {number|null} dataAge @property {number|null} sourceAt to which the picture reaches, but for what is late
 * @property {readonly Heard[]} late sources that are too old while others are not
 * @property {boolean} slow @property {boolean} unsure ages are not known
 * @typedef {{state: State, reconnectedAt: number|null}} Course
 */

export const LINK_LOST_AFTER = 25000;
export const QUIET_AFTER = 5 * 60000;
export const RECONNECTED_FOR = 5000;
const DELAYED_AFTER = 1.5;
const STALE_AFTER = 5;
const DEFAULT_INTERVAL = 60000;
const BEAT_EVERY = 10000;
/** What is read over HTTP cannot be known better than it is read (js/live/slow-way.js). */
const READ_EVERY = 12000;
/** Frames that were held up on their way explain so much. */
const SET_BACK = 10000;
/** States in which a link that came back is good news. */
const BACK = ['live', 'quiet', 'delayed', 'partial', 'checking'];

/**
 * The promise that an age is measured by. In a sped-up demonstration the page hears a beat every 10 seconds of its own
 * time, which is minutes of the server's: it cannot know better than that.
 * @param {number|null} seconds @param {number} rate
 */
export function promisedInterval(seconds, rate) {
  const interval = (seconds ?? 0) * 1000 || DEFAULT_INTERVAL;
  return rate > 1 ? Math.max(interval, BEAT_EVERY * rate) : interval;
}

/**
 * What is known of each source, by the board that has heard least of it.
 * @param {readonly {sources: readonly import('./frame.js').Source[], sourceAt: number|null}[]} boards
 * @param {number} rate @returns {Heard[]}
 */
export function heardOf(boards, rate) {
  const known = new Map();
  for (const { sources, sourceAt: oldest } of boards) {
    for (const { name, sourceAt, intervalSeconds, groups } of sources) {
      // News carries only the oldest contact of all; no source was heard earlier than that.
      const here = sourceAt === null ? null : Math.max(sourceAt, oldest ?? sourceAt);
      const before = known.get(name);
      const at = before === undefined ? here : before.at === null || here === null ? null : Math.min(before.at, here);
      known.set(name, { name, at, groups, interval: promisedInterval(intervalSeconds, rate) });
    }
  }
  return [...known.values()];
}

/** @param {Facts} facts @returns {Assessment} */
export function assess(facts) {
  const lost = facts.stopped || facts.linkAge > LINK_LOST_AFTER;
  const way = { slow: facts.slow === true && !lost && !facts.frozen, unsure: facts.unsure === true && !facts.frozen };
  if (!facts.hasData) return { ...way, state: lost ? 'offline' : 'loading', drained: false, dataAge: null, sourceAt: null, late: [] };
  const told = facts.sources.length ? facts.sources
    : [{ name: '', at: facts.sourceAt, groups: [], interval: promisedInterval(null, facts.rate) }];
  const least = way.slow ? READ_EVERY * facts.rate : 0;
  const sources = told.map((source) => ({ ...source, interval: Math.max(source.interval, least) }));
  // No contact ever is older than any contact; so is one in the future, of a clock that has been turned back since.
  /** @param {Heard} source */
  const ageOf = ({ at }) => (at === null || at - facts.now > SET_BACK * Math.max(1, facts.rate) ? Infinity : Math.max(0, facts.now - at));
  const late = sources.filter((source) => ageOf(source) > STALE_AFTER * source.interval);
  const old = late.length === sources.length;
  const drained = (old || facts.loading === true || way.unsure) && !facts.frozen;
  const judged = old && !facts.frozen ? sources : sources.filter((source) => !late.includes(source));
  const dataAge = Math.max(...judged.map(ageOf), 0);
  const delayed = judged.some((source) => ageOf(source) > DELAYED_AFTER * source.interval);
  const known = dataAge !== Infinity;
  return {
    ...way, state: facts.frozen ? 'frozen' : stateOf(facts, { lost, old, delayed, partial: late.length > 0 }),
    drained, dataAge: known ? dataAge : null, sourceAt: known ? facts.now - dataAge : null, late: drained || facts.frozen ? [] : late,
  };
}

/** @param {Facts} facts @param {{lost: boolean, old: boolean, delayed: boolean, partial: boolean}} signs @returns {State} */
function stateOf(facts, { lost, old, delayed, partial }) {
  if (lost) return 'offline';
  if (facts.loading) return 'loading';
  if (old) return 'stale';
  if (facts.doubted || facts.unsure) return 'checking';
  if (partial) return 'partial';
  if (delayed || facts.slow) return 'delayed';
  const unchanged = facts.changedAt === null ? 0 : facts.now - facts.changedAt;
  return unchanged > QUIET_AFTER * Math.max(1, facts.rate) ? 'quiet' : 'live';
}

/**
 * Remembers when the link came back, for the five seconds in which the page says so.
 * @param {Course|null} course @param {State} state @param {number} at milliseconds of any steady clock @returns {Course}
 */
export function follow(course, state, at) {
  if (!course) return { state, reconnectedAt: null };
  const back = course.state === 'offline' && state !== 'offline' && state !== 'loading';
  return { state, reconnectedAt: back ? at : course.reconnectedAt };
}

/** @param {Course} course @param {number} at */
export function justReconnected(course, at) {
  return BACK.includes(course.state) && course.reconnectedAt !== null && at - course.reconnectedAt < RECONNECTED_FOR;
}

/**
 * How fresh what the boards hold is.
 * @param {{all(): import('./board.js').Board[], linkAge(): number, stopped(): number|null, isSlow(): boolean}} boards
 * @param {{hasData: boolean, doubted: boolean, frozen: boolean, now: number, rate: number, unsure?: boolean}} known
 * @returns {Facts}
 */
export function freshnessOf(boards, known) {
  const held = boards.all();
  return {
    ...known, loading: held.some((board) => board.loading), stopped: boards.stopped() !== null, slow: boards.isSlow(), linkAge: boards.linkAge(),
    sourceAt: oldest(held.map((board) => board.sourceAt)), sources: heardOf(held, known.rate),
    changedAt: newest(held.map((board) => board.changedAt)),
  };
}

/** @param {(number|null)[]} instants one source that was never heard makes the whole picture one that was never heard */
function oldest(instants) {
  return instants.length === 0 ? null : instants.reduce((least, at) => (least === null || at === null ? null : Math.min(least, at)));
}

/** @param {(number|null)[]} instants */
function newest(instants) {
  const known = instants.filter((at) => at !== null);
  return known.length ? Math.max(...known) : null;
}
