/**
 * How fresh the picture is. Two clocks that fail separately: the link's (frames) and the data's (contact with the
 * sources). The last picture is kept, and it says how old it is.
 *
 * @typedef {'loading'|'live'|'quiet'|'delayed'|'stale'|'offline'} State
 * @typedef {object} Facts
 * @property {boolean} hasData everything needed for a first picture has come
 * @property {boolean} stopped the server has told this screen not to come back
 * @property {number} linkAge milliseconds since the last frame, of the board that has waited longest
 * @property {number} now the server's clock @property {number} rate how fast it runs
 * @property {number|null} sourceAt @property {number|null} changedAt
 * @property {number} interval milliseconds between two contacts, as the slowest source promises
 *
 * @typedef {{state: State, drained: boolean, dataAge: number|null}} Assessment drained: too old to conclude from
 * @typedef {{state: State, reconnectedAt: number|null}} Course
 */

export const LINK_LOST_AFTER = 25000;
export const QUIET_AFTER = 5 * 60000;
export const RECONNECTED_FOR = 5000;
const DELAYED_AFTER = 1.5;
const STALE_AFTER = 5;
const DEFAULT_INTERVAL = 60000;
const BEAT_EVERY = 10000;
/** States in which a link that came back is good news. */
const BACK = ['live', 'quiet', 'delayed'];

/**
 * The promise that ages are measured by. In a sped-up demonstration the page hears a beat every 10 seconds of its own
 * time, which is minutes of the server's: it cannot know better than that.
 * @param {readonly {intervalSeconds: number|null}[]} sources @param {number} rate
 */
export function promisedInterval(sources, rate) {
  const promised = sources.map((source) => (source.intervalSeconds ?? 0) * 1000);
  const interval = Math.max(0, ...promised) || DEFAULT_INTERVAL;
  return rate > 1 ? Math.max(interval, BEAT_EVERY * rate) : interval;
}

/** @param {Facts} facts @returns {Assessment} */
export function assess(facts) {
  const lost = facts.stopped || facts.linkAge > LINK_LOST_AFTER;
  if (!facts.hasData) return { state: lost ? 'offline' : 'loading', drained: false, dataAge: null };
  const dataAge = facts.sourceAt === null ? null : Math.max(0, facts.now - facts.sourceAt);
  // No contact ever is older than any contact.
  const judged = dataAge ?? Infinity;
  const drained = judged > STALE_AFTER * facts.interval;
  return { state: stateOf(facts, judged, lost, drained), drained, dataAge };
}

/** @param {Facts} facts @param {number} dataAge @param {boolean} lost @param {boolean} drained @returns {State} */
function stateOf(facts, dataAge, lost, drained) {
  if (lost) return 'offline';
  if (drained) return 'stale';
  if (dataAge > DELAYED_AFTER * facts.interval) return 'delayed';
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
