/** Asks the server, and says in words what went wrong. */

const ANSWER_WITHIN = 15000;

/** What the server refused, in its own words. */
export class Refused extends Error {
  /** @param {number} status @param {string} title @param {string} detail */
  constructor(status, title, detail) {
    super(detail ? `${title}: ${detail}` : title);
    this.status = status;
  }
}

/** A request that hangs is given up: nobody waits for ever. @param {string} path @param {AbortController} [giveUp] for who gives up sooner @returns {Promise<any>} */
export async function ask(path, giveUp = new AbortController()) {
  const timer = setTimeout(() => giveUp.abort(), ANSWER_WITHIN);
  try {
    const answer = await fetch(path, { signal: giveUp.signal, cache: 'no-store', headers: { accept: 'application/json' } });
    if (answer.ok) return await answer.json();
    const problem = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, problem.title ?? `HTTP ${answer.status}`, problem.detail ?? '');
  } finally {
    clearTimeout(timer);
  }
}
