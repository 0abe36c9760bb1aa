// A province as it is: fourteen departments and ninety-six communes, names of at most 28 letters, scores close together.
(() => {
  const { __hub: hub } = window;
  const departments = [
    'Sở Tư pháp', 'Sở Khoa học và Công nghệ', 'Sở Nội vụ', 'Sở Công Thương', 'Văn phòng UBND tỉnh', 'Sở Y tế', 'Sở Giáo dục và Đào tạo',
    'Sở Xây dựng', 'Sở Tài chính', 'Sở Nông nghiệp và Môi trường', 'Sở Dân tộc và Tôn giáo', 'Thanh tra tỉnh', 'Sở VH, TT và DL',
    'BQL KKT Dung Quất và các KCN',
  ];
  hub.departments = departments.map((name, i) => hub.row(`H48.${901 + i}`, name, [97.35, 96.1, 94.82, 93.57, 91.11, 89.64, 88.2, 84.93, 82.46, 78.05, 76.4, 72.15, 66.3, 48.9][i], i + 1, {
    move: [0, 2, -1, 3, -2, 0, -2, 1, -1, 0, 11, -4, 0, 0][i], delta: [0.04, 0.11, 0, 0.26, -0.02, 0.07, -0.15, 0.12, 0, 0.03, 1.25, -0.4, 0, -0.02][i], peers: 14,
    counts: { received: 400 - 20 * i, handled: [812, 433, 210, 1284, 95, 640, 388, 702, 150, 967, 44, 7, 120, 61][i], completed: 300, onTime: 0, late: [9, 2, 0, 31, 1, 22, 8, 40, 3, 88, 2, 1, 9, 12][i], open: 40, openLate: 3 },
  }));
  hub.departments.forEach((row, i) => row.groups.forEach((group, g) => {
    const part = Math.max(0.2, Math.min(1, row.total / 100 + ((i * 7 + g * 5) % 9) / 60 - (g === 2 ? 0.16 : 0) - (i > 8 && g === 4 ? 0.3 : 0)));
    group.points = Math.round(group.max * part * 100) / 100;
  }));
  Object.assign(hub.departments[5].groups[4], { points: 0, empty: true });
  hub.province.total = 87.42;
  hub.province.band = 'good';
  hub.province.bands = { excellent: 5, good: 4, fair: 3, average: 1, weak: 1 };
  [16.84, 18.2, 17.1, 9.94, 8.61, 16.73].forEach((points, g) => { hub.province.groups[g].points = points; });
  hub.province.counts = { received: 12840, handled: 13120, completed: 11904, onTime: 12610, late: 510, open: 1216, openLate: 84 };
  const causes = [['Sở Công Thương', '3.6', 0.26, 3], ['Sở Xây dựng', '4.5b', 0.12, 1], ['Phường Trương Quang Trọng', '3.4', -0.31, 2], ['Sở Nông nghiệp và Môi trường', '3.6', 0.03, 8], ['Xã Bình Minh', '4.5b', 0.07, 1]];
  hub.recent = causes.map(([shortName, component, points, count], i) => ({
    at: `2026-11-20T07:3${i % 2}:${40 - 3 * i}Z`, unit: `H48.90${i + 1}`, shortName, component, points, count, ...(count === 1 ? { case: '…0099' } : {}),
  }));
})();
