/// The page that shows the design system: for those who build screens.
const design = {
  title: 'Bộ giao diện', lead: 'Mọi mảnh ghép của các màn hình, ở mọi trạng thái. Đổi nền và cỡ chữ để xem chúng chịu được không.',
  colours: 'Màu theo ý nghĩa', onGround: (ink: string, ground: string, ratio: string) => `${ink} trên ${ground}: ${ratio}`, type: 'Chữ', typeSample: 'Đường về thông suốt, việc dân chẳng chờ',
  space: 'Khoảng cách', buttons: 'Nút', main: 'Việc chính', near: 'Việc bên cạnh', danger: 'Không hoàn lại', busy: 'Đang gửi', off: 'Không bấm được', fields: 'Ô nhập', notices: 'Thông báo', failures: 'Lỗi và cách gỡ',
  clocks: 'Đồng hồ thời hạn', reckoning: 'Cách tính hạn', owes: 'Ai nợ ai việc gì', timeline: 'Diễn biến', charts: 'Biểu đồ', empty: 'Trống và đang tải', sample: 'Nội dung minh họa', dialog: 'Hộp thoại', open: 'Mở', wrong: 'Số định danh gồm 12 chữ số.',
  tones: { info: 'Cần biết', ok: 'Đã xong', soon: 'Sắp đến hạn', late: 'Quá hạn', wait: 'Đang chờ' },
};

export default design;
