/**
 * Numbers, dates and ages as Vietnamese readers expect them. Written out by hand instead of asking for the locale
 * `vi-VN`: television browsers are often built without it and would silently print English.
 */

/** A true minus; the hyphen that Intl gives is too short to be seen from five metres. */
export const MINUS = '\u2212';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param {number} value @returns {string} always two decimals: `97,35` */
export function points(value) {
  return value.toFixed(2).replace('.', ',').replace('-', MINUS);
}

/** Whether the change would print as 0,00. @param {number} value */
export function isZero(value) {
  return Math.abs(value) < 0.005;
}

/** @param {number} value @returns {string} `+0,26`, `−0,15` */
export function signed(value) {
  return (value < 0 ? MINUS : '+') + points(Math.abs(value));
}

/** @param {number} value @returns {string} a count with points between thousands: `1.284` */
export function count(value) {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** @param {number} part of 1 @returns {string} one decimal: `61,4%` */
export function percent(part) {
  return percentNumber(part * 100);
}

/** @param {number} hundredths @returns {string} */
export function percentNumber(hundredths) {
  return `${hundredths.toFixed(1).replace('.', ',')}%`;
}

/** A maximum of points: whole when it is whole. @param {number} value */
export function maximum(value) {
  return Number.isInteger(value) ? String(value) : points(value);
}

/**
 * A span of time: seconds to 90 s, minutes and seconds to 10 min, then minutes, hours, days.
 * @param {number} millis
 * @param {{seconds: Function, minutes: Function, hours: Function, days: Function}} words
 */
export function age(millis, words) {
  const all = Math.max(0, millis);
  if (all <= 90 * SECOND) return words.seconds(Math.floor(all / SECOND));
  if (all < 10 * MINUTE) {
    return `${words.minutes(Math.floor(all / MINUTE))} ${words.seconds(Math.floor((all % MINUTE) / SECOND))}`;
  }
  if (all < 2 * HOUR) return words.minutes(Math.floor(all / MINUTE));
  if (all < 2 * DAY) {
    const minutes = Math.floor((all % HOUR) / MINUTE);
    return minutes ? `${words.hours(Math.floor(all / HOUR))} ${words.minutes(minutes)}` : words.hours(Math.floor(all / HOUR));
  }
  return words.days(Math.floor(all / DAY));
}

/**
 * @typedef {object} LocalTime
 * @property {string} year @property {string} month @property {string} day
 * @property {string} hour @property {string} minute @property {string} second
 * @property {number} weekday 0 is Sunday
 */

/** Wall-clock words of instants in one zone; the screen's own zone is never used. */
export class Calendar {
  /** @type {Intl.DateTimeFormat} */ #parts;

  /** @param {string} zone */
  constructor(zone) {
    this.zone = zone;
    this.#parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
  }

  /** @param {number} at @returns {LocalTime} */
  at(at) {
    /** @type {Record<string, string>} */
    const found = {};
    for (const { type, value } of this.#parts.formatToParts(at)) found[type] = value;
    const { year, month, day, hour, minute, second } = found;
    const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
    return { year, month, day, hour, minute, second, weekday };
  }

  /** @param {number} at */
  hourMinute(at) {
    const { hour, minute } = this.at(at);
    return `${hour}:${minute}`;
  }

  /** @param {number} at */
  timeOfDay(at) {
    const { hour, minute, second } = this.at(at);
    return `${hour}:${minute}:${second}`;
  }

  /** @param {number} at */
  dayMonth(at) {
    const { day, month } = this.at(at);
    return `${day}/${month}`;
  }

  /** @param {number} at */
  dayMonthYear(at) {
    return `${this.dayMonth(at)}/${this.at(at).year}`;
  }

  /** @param {number} at @param {string[]} weekdays */
  fullDate(at, weekdays) {
    const { year, month, day, weekday } = this.at(at);
    return `${weekdays[weekday]}, ${day}/${month}/${year}`;
  }

  /** @param {number} one @param {number} other */
  sameDay(one, other) {
    const a = this.at(one);
    const b = this.at(other);
    return a.day === b.day && a.month === b.month && a.year === b.year;
  }

  /** Minutes since midnight. @param {number} at */
  minuteOfDay(at) {
    const { hour, minute } = this.at(at);
    return Number(hour) * 60 + Number(minute);
  }

  /** An instant as an address names it; without a zone it is one of this calendar's. @param {string} text @returns {number} */
  instantOf(text) {
    if (/(Z|[+-]\d{2}:?\d{2})$/.test(text)) return Date.parse(text);
    const named = Date.parse(`${text}Z`);
    const { year, month, day, hour, minute, second } = this.at(named);
    return named - (Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - named);
  }

  /** Whether the instant is the local midnight that began the day of now. @param {number} at @param {number} now */
  isStartOfToday(at, now) {
    return this.sameDay(at, now) && this.timeOfDay(at) === '00:00:00';
  }

  /** The shortest words that name a past instant: the time today, else the day. @param {number} at @param {number} now */
  timeOrDay(at, now) {
    return this.sameDay(at, now) ? this.hourMinute(at) : this.dayMonth(at);
  }
}

/**
 * The period in words. A rolling name (`month`) is named after the instant that the figures describe.
 * @param {string} period @param {number} asOf @param {Calendar} calendar
 * @param {{periodMonth: Function, periodQuarter: Function, periodYear: Function, periodDays: Function, periodWeek: Function}} words
 */
export function periodName(period, asOf, calendar, words) {
  const week = /^(\d{4})-W(\d{2})$/.exec(period);
  if (week) return weekName(mondayOf(Number(week[1]), Number(week[2])), words);
  const fixed = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(period);
  if (fixed) {
    const [, year, quarter, month] = fixed;
    if (quarter) return words.periodQuarter(Number(quarter), Number(year));
    return month ? words.periodMonth(Number(month), Number(year)) : words.periodYear(Number(year));
  }
  const rolling = /^(\d+)d$/.exec(period);
  if (rolling) return words.periodDays(Number(rolling[1]));
  const { year, month, day } = calendar.at(asOf);
  if (period === 'week') return weekName(Date.UTC(Number(year), Number(month) - 1, Number(day)), words);
  if (period === 'quarter') return words.periodQuarter(Math.ceil(Number(month) / 3), Number(year));
  if (period === 'year') return words.periodYear(Number(year));
  return words.periodMonth(Number(month), Number(year));
}

/** The first day of an ISO week: 4 January lies in the first week of its year. @param {number} year @param {number} week */
function mondayOf(year, week) {
  const fourth = Date.UTC(year, 0, 4);
  return fourth + (7 * (week - 1) - daysSinceMonday(fourth)) * DAY;
}

/** @param {number} day midnight, UTC */
function daysSinceMonday(day) {
  return (new Date(day).getUTCDay() + 6) % 7;
}

/** The week in which a day lies, by its number and its days. @param {number} day midnight, UTC @param {{periodWeek: Function}} words */
function weekName(day, words) {
  const monday = day - daysSinceMonday(day) * DAY;
  const year = new Date(monday + 3 * DAY).getUTCFullYear();
  const number = 1 + Math.round((monday - mondayOf(year, 1)) / (7 * DAY));
  /** @param {number} at */
  const short = (at) => new Date(at).toISOString().slice(5, 10).split('-').reverse().join('/');
  return words.periodWeek(number, short(monday), short(monday + 6 * DAY));
}
