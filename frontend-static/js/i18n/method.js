/**
 * Every visible word of the page about the method, and nothing else: words, or small functions that put words around
 * text which has been formatted already.
 * @satisfies {import('./words.js').Words}
 */
export const words = {
  title: 'Cách tính điểm',
  skip: 'Tới nội dung',
  demo: 'dữ liệu minh họa',
  navigation: 'Các trang',
  province: 'Toàn tỉnh',
  // Those with a third word are named by it on phones; those with none are not for them.
  pages: [
    ['departments', 'Sở, ban, ngành', 'Sở, ngành'], ['communes', 'Xã, phường, đặc khu', 'Xã, phường'], ['trialWall', 'Màn hình lớn', ''],
    ['method', 'Cách tính điểm', 'Cách tính'],
  ],
  lead: 'Điểm phục vụ người dân, doanh nghiệp được tính thế nào: từng chỉ số, từng phép chia, từng quy ước.',
  estimateTitle: 'Con số này là gì',
  estimate: 'Đây là điểm ước tính, theo cách chấm của Cổng DVCQG 2026, không phải số công bố.',
  estimateMore: 'Nhịp đếm từng hồ sơ ngay khi có tin và cho biết điểm sẽ là bao nhiêu nếu chấm vào lúc này. Số chính thức là số trên Cổng Dịch vụ công quốc gia; khi hai số khác nhau, số của Cổng là số dùng để báo cáo. Cách chấm được dựng lại từ số liệu Cổng đã công bố; toàn văn Phụ lục của Quyết định chưa có để đối chiếu.',

  loading: 'Đang tải cách tính…',
  failed: 'Chưa tải được cách tính từ máy chủ.',
  again: 'Thử lại',

  // Contents.
  contents: 'Trên trang này',
  setsTitle: 'Bộ chỉ số',
  groupsTitle: 'Các nhóm và mức xếp loại',
  componentsTitle: 'Từng chỉ số',
  readingTitle: 'Đọc con số cho đúng',
  restatedTitle: 'Số liệu kỳ đã kết thúc được tính lại',
  checkTitle: 'Đối chiếu và lịch làm việc',

  // Sets and catalogues. An end that is not said is empty.
  setsLead: 'Chọn bộ để xem. Mỗi bộ là một tệp dữ liệu có ngày hiệu lực; khi có quy định mới, đơn vị vận hành thêm tệp mới và các kỳ cũ vẫn giữ bộ cũ.',
  inForce: 'đang dùng để chấm',
  shown: 'đang xem',
  valid: (from, to) => (from && to ? `Hiệu lực ${from} – ${to}` : from ? `Hiệu lực từ ${from}` : to ? `Hiệu lực đến ${to}` : 'Không ghi ngày hiệu lực'),
  sourceLabel: 'Nguồn',
  idLabel: 'Mã của bộ',
  notesLabel: 'Lưu ý',
  sizeLabel: 'Gồm',
  size: (scored, tracked, max) => `${scored} chỉ số tính điểm, tổng ${max} điểm${tracked ? `; ${tracked} chỉ số chỉ theo dõi` : ''}`,

  // Groups and bands.
  groupMax: (max) => `${max} điểm`,
  groupParts: (count) => `${count} chỉ số`,
  bandsTitle: 'Mức xếp loại',
  band: (from, to) => (from === '0' ? `dưới ${to}` : `${from} – dưới ${to}`),
  bandTop: (from, max) => `${from} – ${max}`,
  bandsNote: 'Xếp loại theo tổng điểm đã làm tròn hai chữ số; đúng bằng mốc dưới là đã vào mức.',

  // Components.
  find: 'Tìm chỉ số',
  findHint: 'Gõ tên, số hoặc chữ trong công thức; không dấu cũng được',
  found: (count, all) => (count === all ? `${all} chỉ số` : `${count} trong ${all} chỉ số`),
  foundNone: 'Không có chỉ số nào khớp.',
  points: (max) => `${max} điểm`,
  tracked: 'theo dõi',
  times: '×',
  met: 'Đạt',
  total: 'Tổng',
  howLabel: 'Cách chấm',
  how: {
    linear: 'Điểm theo tỷ lệ',
    threshold: (percent, max) => `Tỷ lệ đạt ${percent}% được đủ ${max} điểm; dưới mức đó, điểm giảm theo tỷ lệ`,
    tracked: 'Chỉ theo dõi, không tính điểm',
    other: 'Theo công thức nêu trên',
  },
  curve: { linear: 'đường điểm tăng đều', threshold: (percent) => `đường điểm tăng đến ${percent}% rồi đi ngang` },
  emptyLabel: 'Khi không có số liệu',
  empty: {
    none: () => 'Ghi “–”, cộng 0; điểm tối đa của nhóm giữ nguyên',
    zero: () => 'Tính 0 điểm',
    full: (max) => `Được đủ ${max} điểm`,
  },
  emptyShared: (max, ids) => `${max} điểm này chia đều cho ${ids || 'các chỉ số nêu trong công thức'}`,
  emptyTracked: 'Ghi “–”',
  scopeLabel: 'Phạm vi',
  inherited: 'Đơn vị dưới tỉnh lấy số của tỉnh',
  only: (kinds) => `Chỉ áp dụng cho ${kinds}`,
  elsewhere: { none: () => '; đơn vị khác ghi “–”', zero: () => '; đơn vị khác tính 0 điểm', full: (max) => `; đơn vị khác được đủ ${max} điểm` },
  everyUnit: 'Mọi đơn vị, mỗi đơn vị theo số của mình',
  kinds: { province: 'tỉnh', department: 'sở, ban, ngành', commune: 'xã, phường, đặc khu', district: 'huyện (đến 30/6/2025)' },
  clauseLabel: 'Căn cứ',
  code: (code) => `Mã trên Cổng: ${code}`,
  optionsLabel: 'Quy ước lựa chọn',
  optionUsed: 'đang dùng',
  optionOther: 'cách khác',
  link: (id) => `Đường dẫn tới chỉ số ${id}`,

  // Calculator.
  try: 'Tính thử',
  tryFor: (id) => `Tính thử chỉ số ${id}`,
  ratio: 'Tỷ lệ',
  percent: (value) => `${value}%`,
  score: 'Điểm',
  scoreOf: (points, max) => `${points} / ${max}`,
  tryHint: 'Mỗi chỉ số là một phép chia. Gõ thử hai số vào phép chia để biết được bao nhiêu điểm: máy chủ trả lời bằng đúng phép tính của bảng điểm.',
  tryWrong: 'Chỉ nhận số không âm, ví dụ 1.284 hoặc 97,5.',
  tryMissing: 'Cần cả hai số.',
  tryAsking: 'Đang hỏi máy chủ…',
  tryEmpty: 'Không có số liệu.',
  tryRefused: 'Máy chủ không chấm được hai số này. Kiểm tra lại: số đạt thường không lớn hơn tổng số.',
  tryUnknown: 'Máy chủ không còn giữ bộ hoặc chỉ số này. Hãy tải lại trang.',
  tryFailed: 'Chưa hỏi được máy chủ. Gõ lại để thử lần nữa.',
  dash: '–',

  // How to read a figure. How the catalogue rounds, the server says in its words; these stand in for a server that does not.
  rounding: 'Làm tròn',
  reading: /** @type {readonly (readonly [string, readonly string[]])[]} */ ([
    ['Kỳ tính', [
      'Kỳ là tháng, quý, năm theo lịch, hoặc 7 và 30 ngày gần nhất, tính theo giờ Việt Nam từ 0 giờ ngày đầu đến hết ngày cuối.',
      'Kỳ đang chạy được xét ở thời điểm này; kỳ đã kết thúc được xét ở thời điểm kết thúc. Hồ sơ còn mở và chưa đến hạn vào cuối tháng Ba là đúng hạn của tháng Ba, dù sau đó có thể trễ trong tháng Tư.',
      'Quý và năm được đếm lại từ hồ sơ, không lấy trung bình các tháng.',
    ]],
    ['“Tiếp nhận, xử lý trong kỳ”', [
      'Gồm hồ sơ tiếp nhận trong kỳ và hồ sơ của kỳ trước chuyển sang, cả hồ sơ còn mở khi hết kỳ. Cộng lại: hồ sơ xong trong kỳ và hồ sơ còn mở ở cuối kỳ.',
      'Việc tính cả hồ sơ chuyển sang mà vẫn còn mở là suy luận của chúng tôi: văn bản chỉ ghi “tiếp nhận, xử lý trong kỳ”, số công bố khớp với cả hai cách hiểu.',
      'Riêng các chỉ số trực tuyến và thanh toán chỉ lấy hồ sơ tiếp nhận trong kỳ.',
    ]],
    ['Đúng hạn', [
      'So thời điểm xử lý xong với ngày hẹn trả gửi lên lần cuối; bằng nhau là đúng hạn. Ngày hẹn không ghi giờ được hiểu là hết ngày đó.',
      'Thời gian chờ người dân bổ sung giấy tờ hoặc nộp phí được trừ ra. Khi có cả “đã xử lý xong” và “đã trả kết quả”, lấy “đã xử lý xong”.',
      'Hồ sơ không có ngày hẹn trả được xét theo thời hạn của thủ tục; không biết thời hạn thì tính đúng hạn và ghi vào sổ chất lượng số liệu.',
    ]],
    ['Làm tròn', [
      'Tỷ lệ hiện hai chữ số thập phân. Điểm mỗi chỉ số tính trên tỷ lệ chưa làm tròn, rồi làm tròn nửa lên đến hai chữ số và không vượt điểm tối đa.',
      'Điểm nhóm là tổng các điểm đã làm tròn; tổng điểm là tổng các nhóm. Không chia lại trọng số khi một chỉ số không có số liệu.',
    ]],
    ['Xếp hạng', [
      'Sở so với sở, xã so với xã. Bằng điểm thì đồng hạng và hạng sau bỏ số: 1, 2, 2, 4; trong cùng hạng xếp theo tên.',
      'Đơn vị chưa có hồ sơ trong kỳ vẫn được liệt kê nhưng không xếp hạng. Khi chênh lệch với đơn vị trên nhỏ hơn tác động của một hồ sơ, bảng đánh dấu: thứ hạng đó chưa nói lên điều gì.',
    ]],
    ['Điểm mặc định', [
      'Một chỉ số không có số liệu có thể vẫn được điểm theo công thức, hoặc lấy số của tỉnh. Phần điểm mà không hồ sơ, không số liệu nào của đơn vị tạo ra được ghi riêng là “điểm mặc định”.',
    ]],
    ['Kỳ mới bắt đầu', [
      'Năm ngày làm việc đầu của tháng, quý, năm (hai ngày đầu của tuần) được ghi “tạm tính · kỳ mới”: số hồ sơ còn quá ít để thứ hạng nói lên điều gì.',
      'Điểm lũy kế thường tăng dần trong kỳ. So tháng này với tháng trước là so cùng ngày của hai tháng.',
    ]],
    ['Tin đến muộn', [
      'Hồ sơ gửi muộn hoặc được sửa làm thay đổi đúng kỳ mà nó thuộc về, kể cả kỳ đã kết thúc. Không có gì bị ghi đè lặng lẽ: mỗi thay đổi của kỳ đã kết thúc có một dòng trong bảng dưới đây.',
    ]],
  ]),

  // Restatements.
  restatedLead: 'Những thay đổi gần nhất của các kỳ đã kết thúc, mới nhất ở trên.',
  restatedNone: 'Chưa có kỳ đã kết thúc nào được tính lại.',
  restatedFailed: 'Chưa tải được danh sách.',
  columnAt: 'Ghi nhận',
  columnUnit: 'Đơn vị',
  columnPeriod: 'Kỳ',
  columnComponent: 'Chỉ số',
  columnBefore: 'Trước',
  columnAfter: 'Sau',
  columnCause: 'Do',
  figure: (met, total) => `${met} / ${total}`,

  // The standing check, and the calendar.
  checkLead: 'Máy chủ thường xuyên đếm lại từ hồ sơ đã lưu và so với con số đang hiện. Khi khác nhau, bảng chuyển màu hổ phách cho đến khi được sửa.',
  checkLabel: 'Lần đối chiếu gần nhất',
  checkStates: { ok: 'Khớp', differs: 'Có khác nhau, đang đối chiếu lại', running: 'Đang đối chiếu', none: 'Chưa có kết quả đối chiếu' },
  checkAt: (at, compared, differing) => `${at}: so ${compared} số, khác ${differing}`,
  calendarLabel: 'Lịch làm việc',
  calendarTo: (day) => `Có đến ${day}`,
  calendarUnknown: 'Chưa rõ có đến ngày nào',
  calendarProvisional: (days) => `Ngày còn có thể đổi: ${days}`,

  periodMonth: (month, year) => `tháng ${month}/${year}`,
  periodQuarter: (quarter, year) => `quý ${quarter}/${year}`,
  periodYear: (year) => `năm ${year}`,
  periodDays: (days) => `${days} ngày qua`,
  periodWeek: (week, from, to) => `tuần ${week} (${from}–${to})`,

  footer: (id, at) => `Bộ chỉ số ${id}${at ? ` · đọc lúc ${at}` : ''}`,
  build: (build) => `bản ${build}`,
};
