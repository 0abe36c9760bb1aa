// A server of live frames inside the page, so that a test decides what comes and when. The frames are those of docs/wire.md.
(() => {
  const MAXIMA = { CKMB: 18, TDGQ: 20, MDSH: 22, CLGQ: 12, TTTT: 10, MDHL: 18 };
  const bandOf = (total) => (total >= 90 ? 'excellent' : total >= 80 ? 'good' : total >= 70 ? 'fair' : total >= 50 ? 'average' : 'weak');
  const began = Date.parse('2026-11-20T07:31:48Z');
  const instant = (agoSeconds = 0) => new Date(began + performance.now() - agoSeconds * 1000).toISOString();
  const sockets = {};
  const offsets = {};
  /** Names by which tests speak of a board and its period. */
  const nameOf = (url) => {
    const asked = new URL(url).searchParams;
    if (asked.get('board').startsWith('unit:')) return 'unit';
    const board = { province: 'province', 'ranking:department': 'departments', 'ranking:commune': 'communes' }[asked.get('board')];
    // The week of the slide of the weakest group stands beside the wall's own period.
    return asked.get('period') === '7d' ? `${board}7d` : board;
  };
  const periods = {};

  const row = (unit, shortName, total, rank, more = {}) => ({
    unit, name: shortName, shortName, kind: 'department', total, band: bandOf(total), rank, peers: 10, move: 0, delta: 0, cases: rank !== null,
    groups: Object.keys(MAXIMA).map((code, i) => ({ code, points: (MAXIMA[code] * Math.max(0, total - (i === 2 ? 12 : 0))) / 100, max: MAXIMA[code], empty: false })),
    counts: { received: 240, handled: 30, completed: 25, onTime: 28, late: 2, open: 5, openLate: 1 },
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
        online: Array.from({ length: 60 }, (_, i) => Math.min(2, (i * 7) % 5)),
      },
      // Office hours, as of 14:31.
      day: {
        from: '2026-11-19T17:00:00Z', step: 15, received: Array.from({ length: 59 }, (_, i) => (i < 28 ? 0 : 20 + ((i * 7) % 19))),
        finished: Array.from({ length: 59 }, (_, i) => (i < 30 ? 0 : 14 + ((i * 5) % 17))), online: Array.from({ length: 59 }, (_, i) => (i < 28 ? 0 : 9 + ((i * 3) % 11))),
      },
    }),
    recent: [],
    /** As many communes as the province has, with names as long as there are. */
    communes: Array.from({ length: 96 }, (_, i) => row(`H48.${i + 1}`, `${['Xã', 'Phường', 'Xã'][i % 3]} ${['Bình Minh', 'Trương Quang Trọng', 'Sơn Tịnh', 'Ba Tơ', 'Nghĩa Lộ', 'Đặng Thùy Trâm'][i % 6]}`.slice(0, 28), 97 - i * 0.55, i + 1,
      { kind: 'commune', peers: 96, move: (i % 5) - 2 })),
    sources: null,
    /** The row of a unit's own board. */
    unit: row('H48.905', 'Sở Khoa học và Công nghệ', 59.04, 14),
    /** What every frame says besides: of its period, of whether history is being loaded. */
    head: {},
    build: 'test',
    /** Boards that this server does not know, and how often each was asked for. */
    unknown: [],
    calls: {},
    close(board, code, reason = '') {
      const socket = sockets[board];
      delete sockets[board];
      socket.onclose({ code, reason });
    },

    rowsOf(name) {
      if (name === 'unit') return [hub.unit];
      if (name === 'province' || name === 'province7d') return [hub.province];
      return name === 'communes' ? hub.communes : hub.departments;
    },
    times() {
      return {
        now: instant(), rate: 1, asOf: instant(), sourceAt: instant(hub.silentFor), changedAt: instant(3),
        baseline: '2026-11-19T17:00:00Z', position: 7, ...hub.head,
      };
    },
    say(board, frame) {
      if (sockets[board]) sockets[board].onmessage({ data: JSON.stringify(frame) });
    },
    heard() {
      return hub.sources ?? [{ name: 'one-stop', sourceAt: instant(hub.silentFor), intervalSeconds: 60 }];
    },
    greet(board) {
      hub.say(board, {
        type: 'snapshot', board, period: periods[board], epoch: 'e1', offset: offsets[board], recovered: false, ...hub.times(), build: hub.build,
        sources: hub.heard(), rows: hub.rowsOf(board), recent: board === 'communes' ? [] : hub.recent,
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
          type: 'beat', epoch: 'e1', offset: offsets[board], ...hub.times(), build: hub.build, sources: hub.heard(),
        });
      }
    },
  };
  window.__hub = hub;
  window.WebSocket = class {
    constructor(url) {
      const board = nameOf(url);
      sockets[board] = this;
      const period = new URL(url).searchParams.get('period');
      periods[board] = period === 'month' ? '2026-11' : period;
      offsets[board] = 7;
      hub.calls[board] = (hub.calls[board] || 0) + 1;
      setTimeout(() => (hub.unknown.includes(board) ? hub.close(board, 4500) : hub.greet(board)), 0);
    }

    close() {}
  };
  setInterval(() => hub.beat(), 5000);
})();
