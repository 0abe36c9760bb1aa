/**
 * Every visible word of the page, and nothing else. Values are words, or small functions that put words around
 * text which has been formatted already.
 */
export const vi = {
  title: 'Chỉ số phục vụ người dân, doanh nghiệp',
  decision: '766/QĐ-TTg',
  demo: 'dữ liệu minh họa',
  // An estimate is called one: the official figure is the national portal's own.
  estimate: 'Ước tính theo cách chấm của Cổng DVCQG 2026; số chính thức ở Cổng DVCQG',
  phone: 'Xem trên điện thoại:',

  // What the data is for.
  periodMonth: (month, year) => `tháng ${month}/${year}`,
  periodQuarter: (quarter, year) => `quý ${quarter}/${year}`,
  periodYear: (year) => `năm ${year}`,
  periodDays: (days) => `${days} ngày qua`,

  // States: the word, and what is said after it.
  stateLoading: 'Đang tải',
  stateLive: 'Trực tiếp',
  stateQuiet: 'Trực tiếp',
  stateDelayed: 'Chậm',
  stateStale: 'Số liệu cũ',
  stateOffline: 'Mất kết nối',
  stateStopped: 'Đã ngừng kết nối',
  noteQuiet: (since) => `không có thay đổi từ ${since}`,
  noteOffline: 'tự nối lại',
  noteReconnected: 'đã nối lại',
  noteStopped: { 4500: 'bảng hoặc kỳ không có', 4501: 'màn hình không được gửi', 4503: 'quá nhiều màn hình cùng địa chỉ' },
  noteStoppedOther: (code) => `mã ${code}`,
  ageData: (at, age) => `Số liệu đến ${at} · ${age} trước`,
  ageChecked: (at, age) => `đã kiểm tra ${at} · ${age} trước`,
  ageNone: 'Chưa có số liệu từ nguồn',
  bannerStale: 'Chưa nhận được số liệu mới.',
  bannerOffline: 'Mất kết nối với máy chủ.',
  bannerShown: (at) => `Đang hiện số liệu lúc ${at} – không dùng để kết luận.`,
  bannerNothing: 'Chưa có số liệu từ nguồn – không dùng để kết luận.',
  bannerFor: (age) => `Đã ${age}`,

  // Province.
  province: 'Toàn tỉnh',
  provinceScore: 'Điểm toàn tỉnh',
  outOf: (max) => `/ ${max}`,
  groupOutOf: (max) => ` / ${max}`,
  since: (at) => `từ ${at}`,
  sinceUnchanged: (at) => `không đổi từ ${at}`,
  noBaseline: 'chưa có mốc so sánh',
  sixGroups: 'Sáu nhóm',
  sixGroupsUnit: 'điểm / tối đa',
  notApplicable: 'không áp dụng',
  groups: {
    CKMB: 'Công khai', TDGQ: 'Tiến độ', MDSH: 'Số hóa', CLGQ: 'Trực tuyến', TTTT: 'Thanh toán', MDHL: 'Hài lòng',
  },
  bands: { excellent: 'Xuất sắc', good: 'Tốt', fair: 'Khá', average: 'Trung bình', weak: 'Yếu' },

  // League.
  departments: 'Sở, ban, ngành',
  columnRank: 'Hạng',
  columnUnit: 'Đơn vị',
  columnScore: 'Điểm',
  columnToday: 'Hôm nay',
  columnSince: (at) => `Từ ${at}`,
  columnNoBaseline: 'Thay đổi',
  noCases: 'Chưa phát sinh hồ sơ trong kỳ',
  noUnits: 'Chưa có đơn vị nào trong bảng',
  dash: '–',
  rowsShown: (from, to, all) => `Đơn vị ${from}–${to} trong ${all}`,
  rowsAll: (all) => `${all} đơn vị`,
  nextPage: (seconds) => `trang sau: ${seconds} giây nữa`,
  moveUp: (places) => `lên ${places} hạng`,
  moveDown: (places) => `xuống ${places} hạng`,
  moveSame: 'giữ hạng',
  deltaUp: (points) => `tăng ${points}`,
  deltaDown: (points) => `giảm ${points}`,

  // Latest changes and the pulse.
  latestChanges: 'Vừa thay đổi',
  noChanges: 'Chưa có thay đổi nào được ghi nhận',
  causeCases: (count) => `${count} hồ sơ`,
  causeCase: (tail) => `hồ sơ ${tail}`,
  causeTime: 'do thời gian',
  component: (id) => `chỉ số ${id}`,
  pulse: 'Nhịp tiếp nhận và giải quyết trong một giờ qua',
  pulseReceived: 'Giờ qua nhận',
  pulseFinished: 'giải quyết',

  // Calendar and spans of time.
  weekdays: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  seconds: (n) => `${n} giây`,
  minutes: (n) => `${n} phút`,
  hours: (n) => `${n} giờ`,
  days: (n) => `${n} ngày`,
};
