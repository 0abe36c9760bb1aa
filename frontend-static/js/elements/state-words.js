import { age } from '../core/format.js';
import { lookUp } from '../core/table.js';
import { vi } from '../i18n/vi.js';

/**
 * The sentences of a state.
 *
 * @param {object} facts
 * @param {import('../core/stale.js').State} facts.state
 * @param {boolean} facts.reconnected whether the link has just come back
 * @param {number|null} facts.stopped close code of a server that wants no more calls
 * @param {boolean} facts.hasData
 * @param {number|null} facts.now the server's clock
 * @param {number|null} facts.sourceAt @param {number|null} facts.changedAt @param {number|null} facts.dataAge
 * @param {readonly import('../core/stale.js').Heard[]} facts.late sources that are too old while others are not
 * @param {boolean} facts.slow read over HTTP, for want of a websocket @param {boolean} facts.unsure nobody knows how old it is
 * @param {number|null} facts.frozenAt the chosen instant @param {boolean} [facts.ended] the period is over @param {boolean} [facts.doubted] as far as a check found
 * @param {import('../core/format.js').Calendar} facts.calendar
 * @param {boolean} [facts.brief] there is little room
 */
export function stateWords(facts) {
  const { state, now, sourceAt, dataAge, calendar } = facts;
  const at = facts.hasData && sourceAt !== null && now !== null ? timesOf(sourceAt, facts.unsure ? Infinity : now, calendar) : null;
  const old = at && !facts.unsure ? age(dataAge ?? 0, vi) : '';
  return {
    word: wordOf(facts),
    note: noteOf(facts),
    age: ageOf(facts, at, old),
    banner: state === 'loading' ? { words: vi.bannerTaking, since: '' } : {
      words: `${state === 'offline' ? vi.bannerOffline : vi.bannerStale} ${at ? vi.bannerShown(at.minute) : vi.bannerNothing}`,
      since: old ? vi.bannerFor(old) : '',
    },
  };
}

/** @param {number} sourceAt @param {number} now Infinity: not known @param {import('../core/format.js').Calendar} calendar */
function timesOf(sourceAt, now, calendar) {
  const onAnotherDay = now !== Infinity && calendar.sameDay(sourceAt, now) ? '' : ` ${calendar.dayMonth(sourceAt)}`;
  return { minute: `${calendar.hourMinute(sourceAt)}${onAnotherDay}`, second: `${calendar.timeOfDay(sourceAt)}${onAnotherDay}` };
}

/** @param {Parameters<typeof stateWords>[0]} facts */
function wordOf({ state, stopped, hasData, slow, unsure, ended, doubted }) {
  // There is a picture: what is not complete is the server's own knowledge.
  if (state === 'loading' && hasData) return vi.stateTaking;
  if (state === 'frozen' && ended) return doubted ? vi.stateChecking : vi.stateEnded;
  if (state === 'offline') return stopped === null ? vi.stateOffline : vi.stateStopped;
  if (state === 'checking' && unsure) return vi.stateUnsure;
  if (state === 'delayed' && slow) return vi.stateSlow;
  return {
    loading: vi.stateLoading, live: vi.stateLive, quiet: vi.stateQuiet, delayed: vi.stateDelayed, stale: vi.stateStale,
    partial: vi.statePartial, frozen: vi.stateFrozen, checking: vi.stateChecking,
  }[state];
}

/** @param {Parameters<typeof stateWords>[0]} facts */
function noteOf({ state, stopped, reconnected, changedAt, now, calendar, late, slow, unsure }) {
  if (state === 'frozen') return '';
  if (state === 'offline') return stopped === null ? vi.noteOffline : lookUp(vi.noteStopped, stopped) ?? vi.noteStoppedOther(stopped);
  if (unsure) return '';
  if (slow) return vi.noteSlow;
  if (reconnected) return vi.noteReconnected;
  if (state === 'partial') {
    const [{ name, at }] = late;
    return at === null || now === null ? vi.notePartialNever(name) : vi.notePartial(name, calendar.timeOrDay(at, now));
  }
  return state === 'quiet' && changedAt !== null && now !== null ? vi.noteQuiet(calendar.timeOrDay(changedAt, now)) : '';
}

/** @param {Parameters<typeof stateWords>[0]} facts @param {{minute: string, second: string}|null} at @param {string} old */
function ageOf({ state, hasData, frozenAt, ended, calendar, unsure, brief = false }, at, old) {
  if (!hasData) return '';
  if (state === 'frozen' && ended) return at ? vi.ageEnded(at.minute) : vi.ageEndedUnknown;
  if (state === 'frozen') return frozenAt === null ? '' : vi.ageFrozen(calendar.hourMinute(frozenAt), calendar.dayMonthYear(frozenAt));
  if (!at) return vi.ageNone;
  if (unsure) return vi.ageUnsure(at.second);
  if (state === 'loading') return vi.ageTaken(at.minute);
  if (brief) return state === 'quiet' ? vi.ageCheckedBrief(old) : vi.ageDataBrief(old);
  return state === 'quiet' ? vi.ageChecked(at.minute, old) : vi.ageData(at.second, old);
}
