// Counts what a wall does while it is watched: numbers only, so that the watcher itself does not grow. A test may let the
// page believe that time goes faster.
(() => {
  const steady = performance.now.bind(performance);
  const FRAME = 1000 / 60;
  const seen = { shift: 0, long: 0, drawn: 0, dropped: 0, changes: 0, snapshots: 0, shown: 0, errors: 0, ahead: 0, where: {} };
  window.__soak = seen;
  performance.now = () => steady() + seen.ahead;
  // Never while rows are on their way: they take the browser's own time, in which another order would overtake them.
  seen.hurry = (millis) => {
    if (![...document.querySelectorAll('li.row')].some((row) => row.getAnimations().length)) seen.ahead += millis;
  };
  /** Which part of the page it was, by class. */
  const nameOf = (node) => {
    const element = node && (node.nodeType === 1 ? node : node.parentElement);
    return element ? `${element.tagName}.${element.getAttribute('class') || element.id}` : 'gone';
  };
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) => {
    seen.shift += value;
    const name = (sources || []).map(({ node }) => nameOf(node)).join(' ');
    if (name in seen.where || Object.keys(seen.where).length < 20) seen.where[name] = (seen.where[name] || 0) + value;
  })).observe({ type: 'layout-shift' });
  // The collection that the watcher orders is no work of the page.
  let ordered = { from: Infinity, to: -Infinity };
  seen.order = (begins) => { ordered = begins ? { from: steady() - 1, to: Infinity } : { from: ordered.from, to: steady() }; };
  new PerformanceObserver((list) => {
    seen.long += list.getEntries().filter(({ startTime, duration }) => startTime > ordered.to || startTime + duration < ordered.from).length;
  }).observe({ type: 'longtask', buffered: true });
  addEventListener('error', () => { seen.errors += 1; });
  addEventListener('unhandledrejection', () => { seen.errors += 1; });
  const Plain = WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...wish) {
      super(...wish);
      this.addEventListener('message', ({ data }) => {
        if (data.startsWith('{"type":"changes"')) seen.changes += 1;
        if (data.startsWith('{"type":"snapshot"')) seen.snapshots += 1;
      });
    }
  };
  new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target.nodeType === 1 ? target : target.parentElement;
      if (element && (element.id === 'province-score' || element.matches('.sc'))) seen.shown += 1;
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
  let before = steady();
  const draw = () => {
    const now = steady();
    seen.drawn += 1;
    seen.dropped += Math.max(0, Math.round((now - before) / FRAME) - 1);
    before = now;
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
})();
