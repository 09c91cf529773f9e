/// The office's screens. Short and exact; the words of the office itself.
const office = {
  nav: {
    inbox: 'Việc cần làm', counter: 'Tiếp nhận', search: 'Tra cứu hồ sơ', plan: 'Kế hoạch sống', indicators: 'Chỉ số', tasks: 'Nhiệm vụ',
    staff: 'Tài khoản', system: 'Hệ thống', main: 'Mục chính', signOut: 'Đăng xuất', palette: 'Lệnh nhanh',
  },
  demo: 'Bản trình diễn – dữ liệu không có thật',
  signIn: {
    title: 'Đăng nhập', lead: 'Dành cho cán bộ, công chức.', login: 'Tên đăng nhập', password: 'Mật khẩu', go: 'Đăng nhập',
    wrong: 'Tên đăng nhập hoặc mật khẩu chưa đúng.', ended: 'Phiên làm việc đã hết', endedText: 'Đăng nhập lại để làm tiếp. Nội dung đang nhập vẫn còn.',
    forgot: 'Quên mật khẩu? Người quản trị tạo cho bạn một đường dẫn dùng một lần.',
  },
  invitation: {
    title: 'Đặt mật khẩu', lead: (name: string, login: string) => `${name}, tên đăng nhập của bạn là ${login}.`, password: 'Mật khẩu mới',
    again: 'Nhập lại mật khẩu', go: 'Lưu và đăng nhập', differ: 'Hai lần nhập chưa giống nhau.', short: 'Mật khẩu cần ít nhất 10 ký tự.',
    none: 'Đường dẫn thiếu mã. Mở lại đúng đường dẫn đã được giao.', until: (at: string) => `Dùng được đến ${at}, một lần.`,
  },
  inbox: {
    title: 'Việc cần làm', lead: 'Việc sắp trễ đứng đầu.', scope: 'Phạm vi', scopes: { mine: 'Của tôi', unit: 'Đơn vị tôi', commune: 'Toàn xã, phường' },
    all: 'Tất cả', live: 'Đang cập nhật trực tiếp', lost: 'Mất kết nối trực tiếp, đang nối lại',
    none: 'Không còn việc nào đang chờ', noneHelp: 'Việc mới sẽ tự hiện ở đây. Đổi phạm vi để xem việc của đơn vị.',
    keys: 'Phím tắt: J, K chọn hồ sơ; Enter mở; / tìm; Ctrl+K lệnh nhanh.', list: 'Danh sách việc',
  },
  counter: {
    title: 'Tiếp nhận tại quầy', lead: 'Làm bằng bàn phím: Tab để sang ô, mũi tên để chọn, Ctrl+Enter để nhận hồ sơ.',
    procedure: 'Thủ tục', find: 'Gõ tên thủ tục, không dấu cũng được', noMatch: 'Không có thủ tục nào khớp', change: 'Đổi thủ tục',
    person: 'Người nộp', name: 'Họ và tên', phone: 'Số điện thoại', id: 'Số định danh', address: 'Nơi cư trú',
    owner: 'Chủ hồ sơ', answers: 'Nội dung tờ khai', papers: 'Giấy tờ đã nhận',
    form: 'Loại bản', forms: { original: 'Bản chính', certified: 'Bản chứng thực', photocopy: 'Bản chụp', shown: 'Đã xuất trình', reused: 'Lấy từ cơ sở dữ liệu', file: 'Tệp' },
    resultBy: 'Trả kết quả', ways: { online: 'Bản điện tử', counter: 'Tại quầy', post: 'Bưu chính' },
    submit: 'Nhận hồ sơ và in giấy tiếp nhận', done: 'Đã nhận hồ sơ', next: 'Hồ sơ tiếp theo', print: 'In giấy tiếp nhận', open: 'Mở hồ sơ',
    variant: 'Trường hợp', usual: 'Thông thường',
  },
  search: {
    title: 'Tra cứu hồ sơ', box: 'Tên, mã hồ sơ, nội dung', status: 'Trạng thái', deadline: 'Tình trạng hạn', any: 'Tất cả', found: (n: number) => `${n} hồ sơ`,
    foundMore: (n: number) => `${n} hồ sơ đầu tiên`, none: 'Không có hồ sơ nào khớp', noneHelp: 'Thử ít từ hơn, hoặc bỏ bớt điều kiện lọc.',
    statuses: { submitted: 'Chờ tiếp nhận', processing: 'Đang giải quyết', waiting_applicant: 'Chờ bổ sung', paused: 'Tạm dừng', ready: 'Có kết quả', done: 'Đã trả', refused: 'Từ chối', withdrawn: 'Đã rút', stopped: 'Đã dừng' },
    deadlines: { none: 'Chưa tính hạn', on_track: 'Trong hạn', at_risk: 'Sắp đến hạn', late: 'Quá hạn', paused: 'Tạm dừng', met: 'Xong đúng hạn', missed: 'Xong trễ hạn' },
  },
  case: {
    code: 'Mã hồ sơ', next: 'Việc tiếp theo', notNow: 'Chưa làm được lúc này', noAction: 'Hiện không có việc nào thuộc quyền của bạn ở hồ sơ này.',
    owes: 'Ai nợ ai việc gì', deadline: 'Thời hạn', timeline: 'Diễn biến', answers: 'Tờ khai', papers: 'Giấy tờ', journal: 'Nhật ký', applicant: 'Người nộp', behalf: 'Chủ hồ sơ',
    print: 'In biểu mẫu', receipt: 'Giấy tiếp nhận', forms: {
      'giay-tiep-nhan': 'Giấy tiếp nhận và hẹn trả', 'phieu-bo-sung': 'Phiếu yêu cầu bổ sung', 'phieu-tu-choi': 'Phiếu từ chối', 'phieu-xin-loi': 'Phiếu xin lỗi và hẹn lại',
      'thong-bao-dung': 'Thông báo dừng giải quyết', 'phieu-kiem-soat': 'Phiếu kiểm soát', 'bien-nhan-ket-qua': 'Biên nhận trả kết quả' },
    result: 'Kết quả', fees: 'Phí, lệ phí', links: 'Hồ sơ liên quan', supplement: 'Đang chờ bổ sung', rating: (n: number) => `Người nộp chấm ${n} trên 5`,
    name: 'Họ và tên', phone: 'Điện thoại', id: 'Số định danh', address: 'Nơi cư trú', email: 'Thư điện tử', channel: { counter: 'Trực tiếp', post: 'Bưu chính', online: 'Trên mạng' },
    received: (at: string) => `Nhận ${at}`, saved: 'Đã ghi vào nhật ký', paper: {
      missing: 'chưa có', file: 'tệp', original: 'bản chính', certified: 'bản chứng thực', photocopy: 'bản chụp', shown: 'đã xuất trình', reused: 'lấy từ cơ sở dữ liệu', by_form: 'mẫu điện tử' },
    required: 'bắt buộc', stale: 'Hồ sơ vừa được người khác thay đổi. Bản mới nhất đã được tải lại; kiểm tra rồi làm lại bước vừa rồi.',
  },
  action: {
    itemsWhich: 'Giấy tờ', itemsOther: 'Nội dung khác', itemsWhat: 'Cần bổ sung gì', itemsReason: 'Vì sao', itemsAdd: 'Thêm mục', itemsRemove: 'Bỏ mục', itemsMissing: 'Mỗi mục cần nội dung và lý do.',
    anyone: 'Theo quy trình', nobody: 'Chọn người', unitNone: 'Bước tiếp theo của quy trình', missing: (label: string) => `Chưa có “${label}”.`,
    fileBusy: 'Đợi gửi xong tệp.',
  },
  journal: {
    title: 'Nhật ký của hồ sơ', seq: 'Mục', leaf: 'Mã băm', included: 'Có trong điểm kiểm', pending: 'Chờ điểm kiểm', header: 'Nội dung được băm',
    size: (n: string) => `Điểm kiểm gồm ${n} mục`, checkpoint: 'Điểm kiểm đã ký', erased: 'đã xóa nội dung', proof: 'Đường chứng minh',
  },
  plan: {
    title: 'Kế hoạch sống', none: 'Chưa có kế hoạch nào', noneHelp: 'Người quản trị nhập văn bản kế hoạch khi thiết lập xã, phường.', document: 'Văn bản kế hoạch', targets: 'Mục tiêu', tasks: 'Nhiệm vụ', duties: 'Trách nhiệm', reports: 'Chế độ báo cáo',
    counts: (targets: number, tasks: number, duties: number) => `${targets} mục tiêu, ${tasks} nhiệm vụ, ${duties} đầu việc của các đơn vị`, issued: (issued: string) => `Ban hành ${issued}`, all: 'Tất cả',
    verdicts: { met: 'Đạt', close: 'Gần đạt', missed: 'Chưa đạt', no_data: 'Chưa có số liệu', unbound: 'Chưa gắn chỉ số', declared: 'Do người khai' },
    pillar: 'Trụ cột', now: 'Hiện nay', need: 'Yêu cầu', line: (n: number) => `dòng ${n}`, openDoc: 'Xem trong văn bản', indicator: 'Chỉ số', bind: 'Sửa gắn chỉ số', trend: 'Diễn biến', threshold: 'Ngưỡng', boundBy: { compiler: 'Máy gắn, chưa ai sửa', person: 'Người phụ trách đã gắn' },
    bindTitle: 'Chỉ số nào đo mục tiêu này?', bindLead: 'Chọn một hoặc nhiều chỉ số. Bỏ chọn hết nếu không có chỉ số nào phù hợp.', bindNote: 'Lý do sửa', candidates: 'Đề xuất', bindFind: 'Tìm chỉ số', history: 'Các lần sửa',
    clause: 'Câu trong kế hoạch', why: 'Vì sao', lead: 'Chủ trì', coop: 'Phối hợp', product: 'Sản phẩm', time: 'Thời gian', due: (d: string) => `Hạn ${d}`, toCase: 'Mở việc',
    states: { not_started: 'Chưa bắt đầu', in_progress: 'Đang làm', done: 'Đã xong', late: 'Trễ hạn', cancelled: 'Đã dừng' }, state: 'Tình trạng',
    comparators: { '>=': 'từ', '>': 'trên', '<=': 'không quá', '<': 'dưới', '=': 'bằng', between: 'trong khoảng', 'reduce>=': 'giảm ít nhất', 'increase>=': 'tăng ít nhất' },
    pillars: { the_che: 'Thể chế', tthc: 'Thủ tục hành chính', to_chuc: 'Tổ chức bộ máy', cong_vu: 'Công vụ', tai_chinh: 'Tài chính công', chinh_quyen_so: 'Chính quyền số', chi_dao: 'Chỉ đạo, điều hành', chung: 'Chung' },
  },
  indicator: {
    title: 'Chỉ số', lead: 'Mỗi con số mở ra đúng những hồ sơ làm nên nó.', period: 'Kỳ', numerator: 'Tử số', denominator: 'Mẫu số', missing: 'Trong mẫu số mà không trong tử số', cases: 'Hồ sơ phía sau',
    byUnit: 'Theo đơn vị', byField: 'Theo lĩnh vực', trend: 'Diễn biến theo tháng', source: 'Nguồn', none: 'Không có hồ sơ nào', noLineage: 'Chỉ số này không tính từ từng hồ sơ.',
    status: { computed: 'Tính từ hồ sơ', no_data: 'Chưa có số liệu', not_computable: 'Chưa tính được', declared: 'Do người khai' }, targets: 'Mục tiêu dùng chỉ số này', ofTotal: (a: string, b: string) => `${a} trên ${b}`, year: 'Từ đầu năm', quarter: 'Quý này', find: 'Tìm chỉ số',
  },
  staff: {
    title: 'Tài khoản cán bộ', create: 'Tạo tài khoản', login: 'Tên đăng nhập', loginHelp: 'Chữ thường không dấu, số, dấu gạch; ví dụ mot-cua.', name: 'Họ và tên', post: 'Chức danh', unit: 'Đơn vị', roles: 'Vai trò', fields: 'Lĩnh vực phụ trách', fieldsHelp: 'Không chọn: mọi lĩnh vực của đơn vị.',
    active: 'Đang dùng', inactive: 'Đã khóa', invited: 'Chưa đặt mật khẩu', link: 'Tạo đường dẫn đặt mật khẩu', linkTitle: 'Đường dẫn dùng một lần', linkText: (name: string, at: string) => `Giao tận tay cho ${name}. Chỉ hiện lần này, dùng được đến ${at}.`,
    lock: 'Khóa tài khoản', unlock: 'Mở lại', edit: 'Sửa', roleNames: { reception: 'Một cửa', officer: 'Chuyên viên', head: 'Trưởng đơn vị', leader: 'Lãnh đạo', clerk: 'Văn thư', coordinator: 'Điều phối cải cách', front: 'Mặt trận', admin: 'Quản trị', province: 'Cấp tỉnh' },
    rolesMissing: 'Chọn ít nhất một vai trò.',
  },
  system: { title: 'Hệ thống', jobs: 'Việc nền bị kẹt', noJobs: 'Không có việc nền nào bị kẹt.', retry: 'Chạy lại', packs: 'Gói thủ tục đang dùng', version: 'Phiên bản', attempts: (n: number) => `đã thử ${n} lần`, checkpoint: 'Điểm kiểm mới nhất của nhật ký', validFrom: (d: string) => `từ ${d}` },
  palette: { title: 'Lệnh nhanh', box: 'Gõ lệnh, tên hoặc mã hồ sơ', none: 'Không có gì khớp' },
  password: { title: 'Đổi mật khẩu', old: 'Mật khẩu hiện tại', next: 'Mật khẩu mới', done: 'Đã đổi mật khẩu.' },
};

export default office;
