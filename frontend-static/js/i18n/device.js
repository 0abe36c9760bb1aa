/** Every word that a wall says of itself as a device. @satisfies {import('./words.js').Words} */
export const words = {
  notPaired: 'Màn hình này chưa được ghép',
  revoked: 'Màn hình này đã được gỡ khỏi danh sách.',
  typeIt: (address) => `Mở ${address} trên máy tính, nhập mã này và đặt tên cho màn.`,
  spoken: (/** @type {string} */ code) => `Mã ghép: ${[...code].join(' ')}`,
  thisIs: 'Màn hình này là',
};
