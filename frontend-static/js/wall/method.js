import { catalogueIn, MAIN, viewOf } from '../core/view.js';

/** Reads what the server says of itself, with the set of indicators by which this wall is scored in the place of the main one. */
export class MethodReader {
  /** As far as the server has what this wall asks for. @type {import('../core/view.js').View} */ view = MAIN;

  /**
   * @param {{catalogue: string|null, list: string|null}} asked
   * @param {(path: string, giveUp: AbortController) => Promise<any>} ask
   * @param {() => string|null} scoredBy the catalogue that the boards speak of; null before they do
   */
  constructor(asked, ask, scoredBy) {
    this.asked = asked;
    this.ask = ask;
    this.scoredBy = scoredBy;
  }

  /** Also what was said before a reload, and kept. @param {any} said */
  take(said) {
    this.view = viewOf(this.asked, said);
    return this.view;
  }

  /** @param {AbortController} giveUp */
  async read(giveUp) {
    const said = await this.ask('/api/v1/about', giveUp);
    const id = this.scoredBy() ?? catalogueIn(viewOf(this.asked, said).catalogue, said);
    if (id === null || id === said.catalogue.id) return said;
    return { ...said, catalogue: await this.ask(`/api/v1/catalogues/${encodeURIComponent(id)}`, giveUp) };
  }
}
