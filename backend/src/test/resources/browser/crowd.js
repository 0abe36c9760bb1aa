// Many screens in one page, each with the page's own way of coming back and a real socket. Their time is counted in steps, and
// a step ends when every call that was made in it has been answered: so a slow machine sees the same spread as a fast one.
// Who is up does not age in these steps: the server's beats come in real time.
async (screens) => {
  const { Connection, liveAddress, SUBPROTOCOL } = await import('/static/js/live/connection.js');
  const STEP = 50;
  let now = 0;
  let countedFrom = Infinity;
  const up = new Map();
  const waiting = new Set();
  const arrived = [];
  // Strewn evenly: what is tried is how the waits are made, and chance alone now and then sends a quarter at once.
  let drawn = 0;
  const random = () => { drawn = (drawn + 0.6180339887498949) % 1; return drawn; };
  const all = Array.from({ length: screens }, () => {
    let held = null;
    const one = new Connection({
      monotonic: () => now,
      random,
      resumeFrom: () => held,
      onFrame: (text) => {
        const frame = JSON.parse(text);
        held = { epoch: frame.epoch || held.epoch, offset: frame.offset };
        return 'applied';
      },
      open: (resume) => {
        const socket = new WebSocket(liveAddress(location, 'province', 'month', resume), SUBPROTOCOL);
        const answered = () => waiting.delete(socket);
        waiting.add(socket);
        socket.addEventListener('message', () => {
          answered();
          if (up.has(one)) return;
          up.set(one, socket);
          if (now >= countedFrom) arrived.push(now - countedFrom);
        });
        socket.addEventListener('close', () => {
          answered();
          if (up.get(one) === socket) up.delete(one);
        });
        return socket;
      },
    });
    return one;
  });
  const soon = () => new Promise((done) => { setTimeout(done, 0); });
  const step = async () => {
    now += STEP;
    all.filter((one) => !up.has(one)).forEach((one) => one.tick());
    do await soon(); while (waiting.size > 0);
  };
  window.__crowd = {
    up: () => up.size,
    async pass(seconds) {
      for (const end = now + seconds * 1000; now < end;) await step();
    },
    /** Gives up after ten minutes of the screens' time. */
    async until(condition) {
      for (const end = now + 600000; !condition();) {
        if (now > end) throw new Error(`only ${up.size} are up`);
        await step();
      }
    },
    startCounting() {
      countedFrom = now;
      arrived.length = 0;
    },
    /** How many came in each second. */
    arrivals() {
      const seconds = [];
      for (const at of arrived) seconds[Math.floor(at / 1000)] = (seconds[Math.floor(at / 1000)] || 0) + 1;
      return Array.from(seconds, (count) => count || 0);
    },
  };
}
