import { folded } from './fold.js';

/**
 * What the page of the method reads of the server's answers (docs/wire.md section 6). Text becomes composed Unicode; a
 * field that is not there becomes null or empty, and an answer without what the page cannot do without is an error.
 *
 * @typedef {object} Choice
 * @property {string} id @property {string} name @property {string|null} validFrom @property {string|null} validTo
 * @property {string} set @property {boolean} main of the main set
 * @property {boolean} inForce what boards are scored by now
 *
 * @typedef {object} Place
 * @property {string} name @property {string} code the province's own @property {boolean} demo @property {string} zone @property {string|null} build
 * @property {number|null} now
 * @property {Check|null} check null: the server tells nothing of it
 * @property {{to: string, provisional: string[]}|null} calendar its last day of the calendar, and its days that may still be moved
 *
 * @typedef {object} Check
 * @property {string} state ok, differs, running or none @property {number|null} at @property {number} compared @property {number} differing
 *
 * @typedef {object} Option
 * @property {string} label @property {{words: string, used: boolean}[]} choices
 *
 * @typedef {object} Component
 * @property {string} id @property {string|null} code @property {string} name @property {string} group @property {number} max
 * @property {string} kind of the formula: linear, threshold, tracked, or another that only its words explain
 * @property {number|null} threshold from which ratio on all points are earned, 0 to 1
 * @property {string} words @property {string|null} clause @property {string|null} met @property {string|null} total
 * @property {string} empty none, zero, full, or shared with the components of sharedBy @property {string[]} sharedBy
 * @property {boolean} inherited @property {string[]} appliesTo kinds of unit; none: every kind
 * @property {string|null} elsewhere what units of other kinds earn; null: not said
 * @property {Option[]} options @property {string} search folded
 *
 * @typedef {object} Group
 * @property {string} code @property {string} name @property {number} max @property {Component[]} components
 *
 * @typedef {object} Method
 * @property {string} id @property {string} name @property {string|null} validFrom @property {string|null} validTo
 * @property {string|null} source @property {Group[]} groups @property {number} max
 * @property {string[]} arithmetic how it rounds, in sentences @property {string[]} notes what a reader has to know of it
 * @property {{id: string, name: string, from: number}[]} bands weakest first
 */

/** @param {any} value @returns {string|null} */
function text(value) {
  return value === null || value === undefined || value === '' ? null : String(value).normalize('NFC');
}

/** @param {any} value @returns {any[]} */
function list(value) {
  return Array.isArray(value) ? value : [];
}

/** Sentences; an empty one is none. @param {any} value @returns {string[]} */
function texts(value) {
  return list(value).flatMap((one) => text(one) ?? []);
}

/** @param {any} json of /api/v1/about @returns {Place} */
export function placeOf(json) {
  const now = Date.parse(json.now);
  return {
    name: text(json.province.name) ?? '', code: text(json.province.code) ?? '', demo: json.province.demo === true,
    zone: text(json.zone) ?? 'Asia/Ho_Chi_Minh', build: text(json.build), now: Number.isNaN(now) ? null : now,
    check: checkOf(json.check), calendar: calendarOf(json.calendar),
  };
}

/** @param {any} json @returns {Check|null} */
function checkOf(json) {
  if (!json) return null;
  const at = Date.parse(json.at);
  return { state: String(json.state), at: Number.isNaN(at) ? null : at, compared: Number(json.compared ?? 0), differing: Number(json.differing ?? 0) };
}

/** @param {any} json */
function calendarOf(json) {
  return json && text(json.to) !== null ? { to: String(json.to), provisional: list(json.provisional).map(String) } : null;
}

/** Every catalogue of every set, the main set first. @param {any} json of /api/v1/about @returns {Choice[]} */
export function choicesOf(json) {
  const inForce = text(json.catalogue?.id);
  const sets = list(json.sets).map((set) => ({ id: String(set.set), main: set.main === true, catalogues: list(set.catalogues) }));
  sets.sort((a, b) => Number(b.main) - Number(a.main));
  const choices = sets.flatMap((set) => set.catalogues.map((catalogue) => ({
    id: String(catalogue.id), name: text(catalogue.name) ?? String(catalogue.id),
    validFrom: text(catalogue.validFrom), validTo: text(catalogue.validTo),
    set: set.id, main: set.main, inForce: catalogue.id === inForce,
  })));
  if (choices.length > 0 || inForce === null) return choices;
  // A server that holds one catalogue only need not list it.
  const name = text(json.catalogue.name) ?? inForce;
  return [{ id: inForce, name, validFrom: null, validTo: null, set: inForce, main: true, inForce: true }];
}

/**
 * The catalogue of an address, else the one in force: an old bookmark still shows a method.
 * @param {Choice[]} choices @param {string|null} asked @returns {Choice|null}
 */
export function chosen(choices, asked) {
  return choices.find((choice) => choice.id === asked) ?? choices.find((choice) => choice.inForce) ?? choices[0] ?? null;
}

/** @param {any} json of /api/v1/catalogues/{id} @returns {Method} */
export function methodOf(json) {
  const components = list(json.components).map(componentOf);
  const groups = list(json.groups).map((group) => ({
    code: String(group.code), name: text(group.name) ?? String(group.code), max: Number(group.max),
    components: components.filter((component) => component.group === group.code),
  }));
  if (groups.length === 0) throw new Error('a catalogue without groups');
  return {
    id: String(json.id), name: text(json.name) ?? String(json.id), validFrom: text(json.validFrom), validTo: text(json.validTo),
    arithmetic: texts(json.arithmetic?.words), notes: texts(json.notes),
    source: text(json.source), groups, max: groups.reduce((sum, group) => sum + group.max, 0),
    bands: list(json.bands)
      .map((band) => ({ id: String(band.id), name: text(band.name) ?? String(band.id), from: Number(band.from) }))
      .sort((a, b) => a.from - b.from),
  };
}

/** @param {any} json @returns {Component} */
function componentOf(json) {
  const formula = json.formula ?? {};
  const component = {
    id: String(json.id), code: text(json.code), name: text(json.name) ?? '', group: String(json.group), max: Number(json.max),
    kind: String(formula.kind ?? formula), threshold: typeof formula.at === 'number' ? formula.at : null,
    words: text(json.words) ?? '', clause: text(json.clause), met: text(json.met), total: text(json.total),
    ...emptyOf(json), inherited: json.inherited === true, appliesTo: list(json.appliesTo).map(String), elsewhere: text(json.elsewhere),
    options: list(json.options).map(optionOf),
  };
  const { id, code, name, words, met, total } = component;
  return { ...component, search: folded([id, code, name, words, met, total].filter(Boolean).join(' ')) };
}

/** Said as one word, or by naming the components that share the points. @param {any} json */
function emptyOf(json) {
  const sharedBy = list(json.empty?.sharedBy ?? json.sharedBy).map(String);
  return { empty: sharedBy.length ? 'shared' : String(json.empty ?? 'none'), sharedBy };
}

/** @param {any} json @returns {Option} */
function optionOf(json) {
  return {
    label: text(json.label) ?? String(json.name),
    choices: list(json.choices).map((choice) => ({ words: text(choice.words) ?? String(choice.id), used: choice.id === json.use })),
  };
}

/**
 * @typedef {object} Figure @property {number} met @property {number} total @property {number} points
 * @typedef {object} Restatement
 * @property {string} unit @property {string} name @property {string} period @property {string} component
 * @property {Figure|null} before @property {Figure|null} after @property {number} count @property {string|null} case
 * @property {string|null} kind what did it, where the server tells
 * @property {number|null} at
 */

/** @param {any} json of /api/v1/restatements @returns {Restatement[]} newest first */
export function restatementsOf(json) {
  return list(json.restatements).map((one) => ({
    unit: String(one.unit), name: text(one.name) ?? String(one.unit), period: String(one.period), component: String(one.component),
    before: figureOf(one.before), after: figureOf(one.after), count: Number(one.count ?? 0), case: text(one.case), kind: text(one.kind),
    at: Number.isNaN(Date.parse(one.at)) ? null : Date.parse(one.at),
  }));
}

/** @param {any} json @returns {Figure|null} */
function figureOf(json) {
  if (json === null || json === undefined || typeof json.points !== 'number') return null;
  return { met: Number(json.met), total: Number(json.total), points: json.points };
}
