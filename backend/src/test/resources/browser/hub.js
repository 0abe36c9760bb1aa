// A server of live frames inside the page, so that a test decides what comes and when. The frames are those of docs/wire.md.
(() => {
  const MAXIMA = { CKMB: 18, TDGQ: 20, MDSH: 22, CLGQ: 12, TTTT: 10, MDHL: 18 };
  const bandOf = (total) => (total >= 90 ? 'excellent' : total >= 80 ? 'good' : total >= 70 ? 'fair' : total >= 50 ? 'average' : 'weak');
  const began = Date.parse('2026-11-20T07:31:48Z');
  const instant = (agoSeconds = 0) => new Date(began + performance.now() - agoSeconds * 1000).toISOString();
  const sockets = {};
  const offsets = { province: 7, departments: 7 };

  const row = (unit, shortName, total, rank, more = {}) => ({
    unit, name: shortName, shortName, kind: 'department', total, band: bandOf(total), rank, peers: 10, move: 0, delta: 0, cases: rank !== null,
    groups: Object.keys(MAXIMA).map((code) => ({ code, points: (MAXIMA[code] * total) / 100, max: MAXIMA[code], empty: false })),
    ...more,
  });
  const hub = {
    row,
    /** Seconds since the source was heard. */
    silentFor: 1,
    departments: Array.from({ length: 10 }, (_, i) => row(`H48.${901 + i}`, `Sở thứ ${i + 1}`, 95 - 5 * i, i + 1)),
    province: row('H48', 'Tỉnh Quảng Ngãi', 71.25, 1, {
      kind: 'province', delta: 0.26, bands: { excellent: 2, good: 2, fair: 2, average: 4, weak: 0 },
      pulse: {
        minute: instant(), received: Array.from({ length: 60 }, (_, i) => (i * 7) % 5), finished: Array.from({ length: 60 }, (_, i) => (i * 3) % 4),
      },
    }),
    recent: [],

    times() {
      return {
        now: instant(), rate: 1, asOf: instant(), sourceAt: instant(hub.silentFor), changedAt: instant(3),
        baseline: '2026-11-19T17:00:00Z', position: offsets.departments,
      };
    },
    say(board, frame) {
      sockets[board].onmessage({ data: JSON.stringify(frame) });
    },
    greet(board) {
      hub.say(board, {
        type: 'snapshot', board, period: '2026-11', epoch: 'e1', offset: offsets[board], recovered: false, ...hub.times(), build: 'test',
        sources: [{ name: 'one-stop', sourceAt: instant(hub.silentFor), intervalSeconds: 60 }],
        rows: board === 'province' ? [hub.province] : hub.departments, recent: board === 'province' ? [] : hub.recent,
      });
    },
    change(board, rows, causes = []) {
      offsets[board] += 1;
      hub.say(board, { type: 'changes', offset: offsets[board], ...hub.times(), rows, causes });
    },
    /** Ranks as their totals say, only those whose row is another than before. */
    score(totals) {
      const before = hub.departments;
      const wanted = before.map((one) => row(one.unit, one.shortName, totals[one.unit] === undefined ? one.total : totals[one.unit], 1));
      wanted.sort((a, b) => b.total - a.total);
      wanted.forEach((one, i) => { one.rank = i + 1; });
      hub.departments = wanted;
      hub.change('departments', wanted.filter((one) => JSON.stringify(one) !== JSON.stringify(before.find((old) => old.unit === one.unit))));
    },
    beat() {
      for (const board of Object.keys(sockets)) {
        hub.say(board, {
          type: 'beat', epoch: 'e1', offset: offsets[board], ...hub.times(), build: 'test',
          sources: [{ name: 'one-stop', sourceAt: instant(hub.silentFor), intervalSeconds: 60 }],
        });
      }
    },
  };
  window.__hub = hub;
  window.WebSocket = class {
    constructor(url) {
      const board = url.includes('department') ? 'departments' : 'province';
      sockets[board] = this;
      setTimeout(() => hub.greet(board), 0);
    }

    close() {}
  };
  setInterval(() => hub.beat(), 5000);
})();
