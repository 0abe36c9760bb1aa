/** What can have moved points. A number is text that has been formatted; empty where there was too much to be told one by one. @satisfies {import('./words.js').Words} */
export const causes = {
  case: (tail) => `hồ sơ ${tail}`,
  cases: (number) => `${number || 'nhiều'} hồ sơ`,
  petition: 'phản ánh',
  petitions: (number) => `${number || 'nhiều'} phản ánh`,
  kinds: { figure: 'số liệu nhập', notice: 'công bố TTHC', list: 'danh mục, lịch đã đổi', method: 'cách tính đã đổi', time: 'tự thay đổi theo thời gian' },
};
