/** One unit: where it stands, why, and what its figures are made of. */
import { question } from './core/address.js';
import { reading } from './i18n/reading.js';
import { ask } from './reading/api.js';
import { pageLinks } from './reading/links.js';
import { Session } from './reading/session.js';
import { UnitSheet } from './reading/unit-sheet.js';

const unit = decodeURIComponent(location.pathname.split('/').pop() ?? '');
const sheet = new UnitSheet();
/** The method changes with a catalogue, not with every case. @type {{id: string, method: any}|null} */
let method = null;

const session = new Session({
  board: () => `unit:${unit}`,
  head: (shell, about, view) => {
    shell.showLinks(pageLinks(about, view, `/don-vi/${unit}`));
  },
  load: async (view) => {
    const [answer, restated] = await Promise.all([
      ask(`/api/v1/units/${encodeURIComponent(unit)}/sheet?${question(view)}`),
      ask(`/api/v1/restatements?unit=${encodeURIComponent(unit)}&limit=10`).catch(() => ({ restatements: [] })),
    ]);
    const id = answer.catalogue ?? null;
    if (id && (!method || method.id !== id)) method = { id, method: await ask(`/api/v1/catalogues/${encodeURIComponent(id)}`).catch(() => null) };
    return { ...answer, restatements: restated.restatements ?? [] };
  },
  show: (answer, about, shell, view) => {
    shell.showTitle({ title: answer.name, place: `${about.province.name} · ${shell.periodWords(answer.period, answer.asOf)}` });
    sheet.show({
      sheet: answer, method: method ? method.method : null, bands: about.catalogue.bands, groups: about.catalogue.groups,
      names: new Map(about.catalogue.components.map((component) => [component.id, component])),
      moment: (at) => shell.moment(at), day: (day) => day.split('-').reverse().join('/'),
      periodWords: (period) => shell.periodWords(period, answer.asOf), view,
    });
    return sheet.root;
  },
});
session.start();
