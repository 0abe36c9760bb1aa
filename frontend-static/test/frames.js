/** Frames as the server writes them. */
export const NOW = '2026-11-20T07:31:48.120Z';

export function row(unit, change = {}) {
  return {
    unit, name: `Sở ${unit}`, shortName: `Sở ${unit}`, kind: 'department', total: 80, band: 'good', rank: 1, peers: 2,
    move: 0, delta: 0, cases: true, groups: [{ code: 'CKMB', points: 16.84, max: 18, empty: false }], counts: {}, ...change,
  };
}

const readings = { now: NOW, rate: 1, asOf: NOW, sourceAt: NOW, changedAt: NOW };

export function snapshot(offset, rows, change = {}) {
  return {
    type: 'snapshot', board: 'ranking:department', period: '2026-11', epoch: 'k3f9', offset, recovered: false, ...readings,
    baseline: '2026-11-19T17:00:00Z', build: '0.1.0', sources: [{ name: 'one-stop', sourceAt: NOW, intervalSeconds: 60 }],
    rows, recent: [], ...change,
  };
}

export function changes(offset, rows, change = {}) {
  return { type: 'changes', offset, ...readings, baseline: '2026-11-19T17:00:00Z', rows, causes: [], ...change };
}

export function beat(offset, change = {}) {
  return { type: 'beat', offset, ...readings, sources: [], build: '0.1.0', ...change };
}

export function cause(at, change = {}) {
  return { at, unit: 'A', component: '3.6', points: 0.26, count: 3, ...change };
}
