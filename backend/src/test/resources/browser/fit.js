// Every state that a wall's texts can be in, one after the other on one page: the widest words, figures and ages, and none.
(() => {
  const { __hub: hub } = window;
  const waiting = [];
  const every = window.setInterval.bind(window);
  // The page's one timer, so that a state is drawn when the test says so and not a quarter of a second later.
  window.setInterval = (work, millis, ...rest) => {
    if (millis === 250) waiting.push(work);
    return every(work, millis, ...rest);
  };
  const DEPARTMENTS = [
    'BQL KKT Dung Quất và các KCN', 'Sở Nông nghiệp và Môi trường', 'BQL KKT và các KCN Quảng Ngãi', 'Sở Giáo dục và Đào tạo', 'Văn phòng UBND tỉnh',
    'Sở Khoa học và Công nghệ', 'Sở Dân tộc và Tôn giáo',
  ];
  const COMMUNES = ['Phường Trương Quang Trọng', 'Xã Đặng Thùy Trâm', 'Đặc khu Lý Sơn', 'Phường Nghĩa Lộ', 'Xã Sơn Tây Thượng'];
  const TOTALS = [100, 97.88, 88.88, 78.88, 58.88, 46.89, 0];
  const kept = (i) => ({ move: [11, -11, 0, 95, null][i % 5], delta: [15.14, -15.14, 0, -0.01, null][i % 5] });
  const lists = (turn) => {
    hub.departments = Array.from({ length: 15 }, (_, i) => hub.row(`H48.${901 + i}`, DEPARTMENTS[(i + turn) % DEPARTMENTS.length], TOTALS[(i + turn) % TOTALS.length], i + 1, {
      peers: 15, ...kept(i + turn), counts: { received: 18888, handled: 18888, completed: 18888, onTime: 10, late: 18888 - i, open: 8888, openLate: 888 },
    }));
    Object.assign(hub.departments[(3 + turn) % 15], { rank: null, total: null, band: null, cases: turn % 2 === 0, delta: null, move: null });
    hub.communes = Array.from({ length: 96 }, (_, i) => hub.row(`H48.${i + 1}`, COMMUNES[(i + turn) % COMMUNES.length], TOTALS[(i + turn) % TOTALS.length], i + 1,
      { kind: 'commune', peers: 96, ...kept(i + turn) }));
  };
  const province = (total, more = {}) => {
    const { bands, pulse, day } = hub.province;
    hub.province = {
      ...hub.row('H48', 'Tỉnh Quảng Ngãi', total ?? 0, 1, { kind: 'province', delta: 15.14 }), bands, pulse, day,
      counts: { received: 188888, handled: 188888, completed: 188888, onTime: 1, late: 8888, open: 18888, openLate: 8888 }, ...more,
    };
    if (total === null) Object.assign(hub.province, { total: null, band: null, cases: false, delta: null });
    hub.recent = [[1, '3.4', -10.25, 10], [0, '4.5b', 15.14, 1], [2, '3.6', 0.01, 0]].map(([name, component, points, count], i) => ({
      at: `2026-11-22T07:3${i}:40Z`, unit: `H48.90${i + 1}`, shortName: DEPARTMENTS[name], component, points, count, ...(count === 1 ? { case: '…0099' } : {}),
    }));
  };
  const day = 86400;
  /** The first are of one band: there only figures and ages change, and no other word may move. */
  const STATES = [
    { name: '9 s', total: 58.88, age: 9 },
    { name: '1 min 58 s', total: 58.88, age: 118 },
    { name: '4 min 58 s, fallen', total: 50.11, age: 298, more: { delta: -15.14 }, widest: true },
    { name: 'quiet', total: 58.88, age: 9, changed: 3 * 3600 },
    { name: 'one source late', total: 58.88, age: 9, late: 2 * day },
    { name: '20 days', total: 58.88, age: 20 * day, more: { delta: 0 }, widest: true },
    { name: 'weak', total: 46.89, age: 9, other: true },
    { name: 'fair', total: 77.93, age: 118, other: true },
    { name: 'good, quiet for days', total: 88.88, age: 9, changed: 3 * day, other: true },
    { name: 'excellent, of a young period', total: 100, age: 298, head: { provisional: true, periodDay: 2 }, other: true, widest: true },
    { name: 'none', total: null, age: 9, other: true },
  ];
  const draw = ({ total, age, more, late, changed, head }, turn) => {
    lists(turn);
    province(total, more);
    hub.head = {};
    const boards = Object.keys(hub.calls);
    const said = () => {
      const at = (ago) => new Date(Date.parse(hub.times().now) - ago * 1000).toISOString();
      hub.head = { changedAt: at(changed ?? 3), ...head };
      hub.silentFor = age;
      hub.sources = late ? [['one-stop', age], ['cổng-dịch-vụ-công', late]].map(([name, ago]) => ({ name, sourceAt: at(ago), intervalSeconds: 60, ...(ago === late ? { groups: ['CLGQ', 'TTTT'] } : {}) })) : null;
    };
    // Past the time in which neither a number nor the order may change again, for the first board and for what waits for it.
    window.__ahead += 11000;
    said();
    for (const board of boards) hub.greet(board);
    window.__ahead += 11000;
    said();
    hub.beat();
    for (const work of waiting) work();
  };
  /** Words that stand still: what a row or a slide says goes where its order or its page puts it. */
  const places = () => {
    const found = new Map();
    const walker = document.createTreeWalker(document.getElementById('stage'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const { parentElement: element } = node;
      if (!node.textContent.trim() || element.closest('li, .spoken, .max') || !element.getClientRects().length) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, top } = range.getBoundingClientRect();
      found.set(node, { left, top, text: node.textContent, name: `${element.className || element.tagName}: ${node.textContent.slice(0, 32)}` });
    }
    return found;
  };
  const moved = (before) => [...places()]
    .filter(([node, { left, top, text }]) => {
      const was = before.get(node);
      return was && was.text === text && Math.abs(was.left - left) + Math.abs(was.top - top) > 1;
    })
    .map(([node, { left, top, name }]) => `moved ${name} from ${before.get(node).left},${before.get(node).top} to ${left},${top} (${document.querySelector('.status').innerText.replace(/\n/g, ' ')})`);
  /** A list takes the height that it has, and its last figures stand one below the other at its right end. */
  const gaps = () => {
    const slot = document.querySelector('.slot').getBoundingClientRect();
    const rows = [...document.querySelectorAll('.main .list > .row:not(.unranked), .main .weak-units > .g')].filter((row) => row.getClientRects().length);
    const wrong = rows.filter((row) => {
      const inner = row.getBoundingClientRect().right - parseFloat(getComputedStyle(row).paddingRight);
      const figures = [...row.querySelectorAll('.sc, .dl, .v')].filter((one) => one.getClientRects().length).map((one) => one.getBoundingClientRect().right);
      return Math.abs(Math.max(...figures) - inner) > 1;
    }).map((row) => `not at the right end: ${row.textContent}`);
    const lowest = Math.max(...rows.map((row) => row.getBoundingClientRect().bottom));
    return rows.length && slot.bottom - lowest > 0.1 * slot.height ? [...wrong, `nothing below ${lowest} of ${slot.bottom}`] : wrong;
  };
  window.__fit = {
    /** The states of the slide that is shown; what is wrong in each. @param {() => string[]} problemsOf @param {boolean} all or only the widest */
    through(problemsOf, all) {
      const wrong = [];
      // What comes with the first picture, the clock's own letters, is not this test's matter.
      draw(STATES[0], 0);
      draw(STATES[0], 0);
      let before = places();
      for (const state of STATES.filter(({ widest }) => all || widest)) {
        draw(state, 0);
        for (const problem of [...problemsOf(), ...gaps(), ...(state.other ? [] : moved(before))]) wrong.push(`${state.name}: ${problem}`);
        before = places();
      }
      // Other names stand in other places: what a page turn brings.
      draw(STATES[0], 3);
      for (const problem of problemsOf()) wrong.push(`others: ${problem}`);
      return wrong;
    },
  };
})();
