import { make } from '../elements/dom.js';
import { words } from '../i18n/screens.js';
import { ask } from '../live/ask.js';
import { field, select } from './parts.js';

/** By which set of indicators a wall is scored, and of which procedures: what the server has, and what the wall has now. */
export class ViewField {
  /** @param {import('../live/device.js').ScreenSettings} settings @param {() => void} onOffered */
  constructor(settings, onOffered) {
    this.onOffered = onOffered;
    this.selects = { catalogue: choice(words.ownCatalogue, settings.catalogue), list: choice(words.allProcedures, settings.list) };
    this.node = make('div', 'pair', field(words.catalogue, this.selects.catalogue), field(words.list, this.selects.list));
  }

  /** Without an answer only what the wall has now can be chosen, or the usual. */
  async offer() {
    try {
      /** @type {import('../core/wire.js').AboutSaid} */
      const about = await ask('/api/v1/about');
      const others = (about.sets ?? []).filter((one) => !one.main);
      add(this.selects.catalogue, others.map(({ set, catalogues }) => [set, catalogues[catalogues.length - 1]?.name ?? set]));
      add(this.selects.list, (about.lists ?? []).map(({ id, name }) => [id, name]));
      this.onOffered();
    } catch (cause) {
      console.info('sets and lists could not be read', String(cause));
    }
  }

  /** @returns {{catalogue: string|null, list: string|null}} */
  get value() {
    return { catalogue: this.selects.catalogue.value || null, list: this.selects.list.value || null };
  }
}

/** @param {string} usual @param {string|null|undefined} now */
function choice(usual, now) {
  const node = select([['', usual], ...(now ? [/** @type {[string, string]} */ ([now, now])] : [])]);
  node.value = now ?? '';
  return node;
}

/** @param {HTMLSelectElement} node @param {[string, string][]} options */
function add(node, options) {
  for (const [value, text] of options) {
    const known = [...node.options].find((option) => option.value === value);
    if (known) known.text = text;
    else node.append(new Option(text, value));
  }
}
