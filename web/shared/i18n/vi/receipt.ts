/// The receipt, the same at the counter and at home.
const receipt = {
  title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  office: 'Bộ phận tiếp nhận và trả kết quả', nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', motto: 'Độc lập – Tự do – Hạnh phúc',
  code: 'Mã hồ sơ', procedure: 'Thủ tục', applicant: 'Người nộp', submitted: 'Nộp lúc', accepted: 'Tiếp nhận lúc', due: 'Hẹn trả',
  receivedBy: 'Người tiếp nhận', resultBy: 'Nhận kết quả', papers: 'Giấy tờ đã nhận', fees: 'Phí, lệ phí',
  notAccepted: 'Cán bộ Một cửa sẽ kiểm tra và tiếp nhận; hạn trả được tính từ lúc đó và báo trên trang này.',
  qr: 'Mã QR mở trang theo dõi hồ sơ', scan: 'Quét để theo dõi',
  ways: { online: 'Bản điện tử', counter: 'Tại Bộ phận Một cửa', post: 'Qua bưu chính' },
  paper: { missing: 'chưa có', file: 'tệp', original: 'bản chính', certified: 'bản chứng thực', photocopy: 'bản chụp',
    shown: 'đã xuất trình', reused: 'lấy từ cơ sở dữ liệu', by_form: 'mẫu điện tử' },
  signApplicant: 'Người nộp hồ sơ', signOfficer: 'Người tiếp nhận', seq: 'Mục nhật ký',
};

export default receipt;
