// The longest that can come: names of a real province, a full score, places and changes of two figures.
(() => {
  const { __hub: hub } = window;
  const names = [
    'BQL KKT và các KCN Quảng Ngãi', 'Sở Nông nghiệp và Môi trường', 'Ban Quản lý Khu kinh tế Dung Quất và các khu công nghiệp',
    'Sở Giáo dục và Đào tạo', 'Phường Trương Quang Trọng', 'BQL KKT Dung Quất và các KCN', 'Sở Khoa học và Công nghệ',
  ];
  hub.departments = Array.from({ length: 14 }, (_, i) => {
    const ranked = ![9, 12, 13].includes(i);
    return hub.row(`H48.${901 + i}`, names[i % names.length], ranked ? 100 - (i > 1 ? i : 0) : 0, ranked ? i + 1 : null, {
      move: i % 2 ? 11 : -11, delta: i % 2 ? 10.25 : -10.25,
    });
  });
  // A row without a rank stands on the first page too, where another has one.
  hub.departments.splice(9, 5, ...[13, 9, 12, 10, 11].map((i) => hub.departments[i]));
  hub.departments.forEach((one, i) => { if (i >= 9) Object.assign(one, { rank: null, total: 0, cases: false, band: 'weak' }); });
  hub.province = { ...hub.province, total: 100, band: 'excellent', delta: -10.25 };
  hub.recent = [
    { at: '2026-11-20T07:31:40Z', unit: 'H48.902', shortName: names[1], component: '3.4', points: -10.25, count: 10 },
    { at: '2026-11-20T07:31:46Z', unit: 'H48.901', shortName: names[0], component: '4.5b', points: 10.25, count: 1, case: '…0099' },
  ];
})();
