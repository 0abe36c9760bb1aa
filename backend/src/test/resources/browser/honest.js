// Looks at every frame of the page, from before it is loaded, and notes each in which a figure stands that was never served,
// or that is older than its limit and not marked so. Knows the limits by itself (ux 1.3), from what came over the sockets.
(() => {
  const LINK_LOST = 25000;
  // The page looks every 250 ms, and so does this; a machine that is slow is slow for both. Eight looks are two seconds.
  const LOOKS = 8;
  const heard = new Map();
  const served = new Set(JSON.parse(sessionStorage.getItem('__served') || '[]'));
  const lies = [];
  const late = {};
  const marked = {};
  window.__lies = lies;
  window.__looks = 0;
  let clock = null;
  let rows = 0;

  const printed = (total) => (total === null ? '–' : total.toFixed(2).replace('.', ','));
  const hear = (socket, text) => {
    const frame = JSON.parse(text);
    const at = performance.now();
    clock = { now: Date.parse(frame.now), at, rate: frame.rate };
    const board = heard.get(socket.board) || {};
    const contacts = (frame.sources || []).map(({ sourceAt }) => Date.parse(sourceAt));
    const contact = contacts.length ? Math.min(...contacts) : Date.parse(frame.sourceAt);
    const interval = frame.sources && frame.sources.length ? Math.min(...frame.sources.map((source) => source.intervalSeconds)) * 1000 : board.interval;
    heard.set(socket.board, { at, contact, interval });
    for (const { unit, total } of frame.rows || []) served.add(`${unit} ${printed(total)}`);
    if (frame.rows) sessionStorage.setItem('__served', JSON.stringify([...served]));
    sessionStorage.setItem('__heard', JSON.stringify({ now: clock.now, rate: clock.rate, contact, interval, by: Date.now() }));
  };
  const Plain = WebSocket;
  window.WebSocket = class extends Plain {
    constructor(url, protocols) {
      super(url, protocols);
      const asked = new URL(url).searchParams;
      this.board = `${asked.get('board')}@${asked.get('period')}`;
      this.addEventListener('message', ({ data }) => hear(this, data));
    }
  };
  // Where the websocket is not back yet, pictures come over HTTP.
  const plainly = window.fetch.bind(window);
  window.fetch = async (...asked) => {
    const answer = await plainly(...asked);
    const { pathname, searchParams } = new URL(asked[0].url ?? asked[0], location.href);
    if (answer.ok && pathname.endsWith('/api/v1/board')) {
      hear({ board: `${searchParams.get('board')}@${searchParams.get('period')}` }, await answer.clone().text());
    }
    return answer;
  };

  let told = false;
  // What the page came with was served as well, and holds as if it had come over the sockets then.
  const hearTold = () => {
    const place = told ? null : document.getElementById('told');
    if (place === null) return;
    told = true;
    for (const [board, frame] of Object.entries(JSON.parse(place.textContent).frames)) hear({ board }, JSON.stringify(frame));
  };

  const note = (rule, facts) => {
    if (lies.length < 20) lies.push(`${rule}: ${JSON.stringify(facts)}`);
  };
  /** @param {boolean} needed whether the mark must be there @param {boolean} there @param {boolean} tick one of the looks that are counted */
  const mark = (rule, needed, there, tick, facts) => {
    // What was marked already may not lose its mark, not for a single frame.
    if (needed && !there && marked[rule]) note(`${rule}, lost its mark`, facts);
    marked[rule] = needed && there;
    if (!needed || there) late[rule] = 0;
    else if (tick) late[rule] = (late[rule] || 0) + 1;
    if (late[rule] > LOOKS) {
      note(rule, facts);
      late[rule] = 0;
    }
  };
  const secondsOf = (text) => {
    const words = / (?:(\d+) phút )?(\d+) giây trước/.exec(text);
    return words ? 60 * Number(words[1] || 0) + Number(words[2]) : null;
  };
  const look = (tick) => {
    window.__looks += 1;
    hearTold();
    const score = document.getElementById('province-score');
    if (!score || !/\d/.test(score.textContent)) return;
    const stage = document.getElementById('stage');
    const { state } = stage.dataset;
    const drained = stage.hasAttribute('data-drained');
    const age = document.getElementById('age').textContent;
    const at = performance.now();
    // A picture of before a reload is as old as what was heard then.
    const before = heard.size ? null : JSON.parse(sessionStorage.getItem('__heard'));
    const boards = [...heard.values()];
    const linkAge = boards.length ? Math.max(...boards.map((board) => at - board.at)) : Infinity;
    const now = clock && clock.now + (at - clock.at) * clock.rate;
    // As lenient as can be: the newest word of any board. A contact in the future was told by a clock that has been turned
    // back since; nobody knows how old that is.
    const known = boards.map(({ contact }) => contact).filter((contact) => contact <= now + 10000);
    const ofBefore = before ? before.now + (Date.now() - before.by) * before.rate - before.contact : Infinity;
    const dataAge = known.length ? now - Math.max(...known) : ofBefore;
    const interval = boards.length ? boards[0].interval : before ? before.interval : 6000;
    const facts = { state, drained, age, linkAge: Math.round(linkAge), dataAge: Math.round(dataAge), at: Math.round(at) };
    if (!boards.length && ['live', 'quiet', 'delayed', 'partial'].includes(state)) note('a picture without a link looks alive', facts);
    mark('the link is lost', linkAge > LINK_LOST, state === 'offline', tick, facts);
    mark('delayed', dataAge > 1.5 * interval, !['live', 'quiet', 'loading'].includes(state), tick, facts);
    mark('stale', dataAge > 5 * interval, drained, tick, facts);
    const shown = secondsOf(age);
    mark('the age says less than it is', shown !== null && dataAge < 5400000 && shown * 1000 < dataAge - 3000, false, tick, facts);
    if (/[-−]\d/.test(age)) note('a negative age', facts);
    const listed = document.querySelectorAll('li.row[data-unit]').length;
    if (rows > 0 && listed === 0) note('the rows have gone', facts);
    rows = Math.max(rows, listed);
  };
  const check = (node) => {
    if (!node.isConnected) return;
    hearTold();
    const text = node.textContent;
    const row = node.closest('li.row[data-unit]');
    const unit = node.id === 'province-score' ? [...served].find((one) => one.endsWith(` ${text}`)) : row && served.has(`${row.dataset.unit} ${text}`);
    if (/\d/.test(text) && !unit) note('a figure that was never served', { text, row: row && row.dataset.unit });
  };
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of [target, ...addedNodes]) {
        const element = node.nodeType === 1 ? node : node.parentElement;
        if (!element) continue;
        if (element.matches('.row .sc, #province-score')) check(element);
        element.querySelectorAll('.row .sc, #province-score').forEach(check);
      }
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
  const draw = () => {
    look(false);
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  setInterval(() => look(true), 250);
})();
