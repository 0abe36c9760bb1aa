/** Speaks with the worker that keeps the shell (shell-worker.js). */

/** An older worker does not know the question and never answers. */
const PATIENCE = 3000;

/** @param {{trial: 'accepted'|'refused'}} message @returns {Promise<any>} null where there is no worker, or no answer */
export function tellWorker(message) {
  const controller = navigator.serviceWorker ? navigator.serviceWorker.controller : null;
  if (!controller) return Promise.resolve(null);
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    /** @param {any} answer */
    const end = (answer) => {
      clearTimeout(timer);
      port1.close();
      done(answer);
    };
    const timer = setTimeout(() => end(null), PATIENCE);
    port1.onmessage = (event) => end(event.data);
    controller.postMessage(message, [port2]);
  });
}
