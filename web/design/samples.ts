/// Made-up content for the design page.
import type {
  CaseStatus,
  Deadline,
  FeeDue,
  FormField,
  Owes,
  Receipt,
  Reckoning,
  TimelineEntry,
  TrendPoint,
} from '@shared/api/types';

const due = '2026-11-24T10:00:00.000Z';

export const deadlines: Deadline[] = [
  { state: 'none' },
  { state: 'on_track', due, left_minutes: 900, allowance_minutes: 1440 },
  { state: 'at_risk', due, left_minutes: 95, allowance_minutes: 1440 },
  { state: 'late', due, left_minutes: -330, allowance_minutes: 1440 },
  { state: 'paused', due },
  { state: 'met', due },
  { state: 'missed', due },
];

export const fields: FormField[] = [
  {
    key: 'so',
    type: 'id_number',
    label: { vi: 'Số định danh', en: 'Identification number' },
    required: true,
    help: { vi: '12 chữ số trên thẻ căn cước.', en: '12 digits on the card.' },
    why: { vi: 'Để không phải hỏi bạn giấy tờ.', en: 'To spare you papers.' },
  },
  { key: 'ngay', type: 'date', label: { vi: 'Ngày sinh', en: 'Date of birth' }, required: true },
  { key: 'tien', type: 'money', label: { vi: 'Số tiền', en: 'Amount' }, required: false },
  {
    key: 'chon',
    type: 'choice',
    label: { vi: 'Quan hệ', en: 'Relation' },
    required: true,
    options: [
      { value: 'me', label: { vi: 'Mẹ', en: 'Mother' } },
      { value: 'cha', label: { vi: 'Cha', en: 'Father' } },
    ],
  },
  { key: 'co', type: 'yesno', label: { vi: 'Có thông tin về cha', en: 'Father known' }, required: true },
  { key: 'dai', type: 'longtext', label: { vi: 'Nội dung', en: 'Text' }, required: false },
];

export const points: TrendPoint[] = [95, 96.2, 97, null, 96.4, 98.1, 98.6, 97.9].map((value, i) => ({
  period: `2026-0${i + 1}`,
  from: `2026-0${i + 1}-01`,
  to: `2026-0${i + 1}-28`,
  value,
}));

export const reckoning: Reckoning = {
  start: '2026-11-20T02:15:00.000Z',
  due,
  allowance_minutes: 480,
  article: 'Điều 5 khoản 3 Luật Hộ tịch',
  lines: [
    {
      day: '2026-11-20',
      kind: 'work',
      from: '09:15',
      to: '17:30',
      minutes: 375,
      text: { vi: 'Ngày làm việc', en: 'Working day' },
    },
    { day: '2026-11-21', kind: 'weekend', minutes: 0, text: { vi: 'Thứ Bảy', en: 'Saturday' } },
    {
      day: '2026-11-23',
      kind: 'work',
      from: '07:30',
      to: '09:15',
      minutes: 105,
      text: { vi: 'Hết thời hạn', en: 'Time is up' },
    },
  ],
};

export const owes: Owes[] = [
  {
    who: { kind: 'staff', name: 'Lê Thị Mẫu' },
    what: { vi: 'Thẩm tra hồ sơ', en: 'Examine the case' },
    to: { kind: 'unit', name: 'Lãnh đạo UBND' },
    by: due,
    left_minutes: 125,
    article: 'Điều 18',
  },
];

export const timeline: TimelineEntry[] = [
  {
    seq: 41,
    at: '2026-11-20T02:31:00.000Z',
    type: 'case.accepted',
    title: { vi: 'Bộ phận Một cửa tiếp nhận', en: 'Received' },
    by: { kind: 'staff', name: 'Trần Văn Mẫu' },
    due,
  },
  {
    seq: 40,
    at: '2026-11-20T02:15:00.000Z',
    type: 'case.submitted',
    title: { vi: 'Nộp hồ sơ', en: 'Filed' },
    by: { kind: 'applicant', name: 'Nguyễn Thị Mẫu' },
    detail: 'Xin nhận bản điện tử.',
  },
];

export const statuses: CaseStatus[] = [
  'submitted',
  'processing',
  'waiting_applicant',
  'paused',
  'ready',
  'done',
  'refused',
  'withdrawn',
  'stopped',
];

export const fees: FeeDue[] = [
  { key: 'ban-sao', name: { vi: 'Bản sao trích lục', en: 'Copies' }, amount: 16000 },
  { key: 'le-phi', name: { vi: 'Lệ phí', en: 'Fee' }, amount: 8000, paid: true },
];

/// A QR code is the server's picture; this one only fills its place.
const qr =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#fff" d="M0 0h9v9H0z"/>' +
      '<path d="M1 1h3v3H1zM5 1h3v3H5zM1 5h3v3H1zM6 6h2v2H6z"/></svg>',
  );

export const receipt: Receipt = {
  no: 7,
  code: 'H42.17464-261120-0007',
  commune: { code: 17464, name: 'Xã An Phú', province: 'Nghệ An' },
  title: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  applicant: 'Nguyễn Thị Mẫu',
  submitted_at: '2026-11-20T02:15:00.000Z',
  accepted: true,
  accepted_at: '2026-11-20T02:31:00.000Z',
  due,
  received_by: 'Trần Văn Mẫu',
  result_by: 'online',
  papers: [
    {
      document: 'to-khai',
      name: { vi: 'Tờ khai', en: 'Declaration' },
      form: 'original',

      files: [],
    },
    {
      document: 'chung-sinh',
      name: { vi: 'Giấy chứng sinh', en: 'Proof of birth' },
      form: 'file',

      files: [],
    },
  ],
  fees,
  track_url: '/theo-doi',
  qr,
  proof_ready: false,
};
