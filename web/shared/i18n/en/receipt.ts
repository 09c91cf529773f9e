import type vi from '../vi/receipt';
import type { Like } from '..';

const receipt: Like<typeof vi> = {
  title: 'Receipt and appointment for the result',
  office: 'One-stop desk',
  nation: 'SOCIALIST REPUBLIC OF VIET NAM',
  motto: 'Independence – Freedom – Happiness',
  code: 'Case code',
  procedure: 'Procedure',
  applicant: 'Applicant',
  submitted: 'Sent',
  accepted: 'Received',
  due: 'Result due',
  receivedBy: 'Received by',
  resultBy: 'Result comes',
  papers: 'Papers received',
  fees: 'Fees',
  notAccepted:
    'An officer will check and accept the case; the due time is reckoned from then and shown here.',
  qr: 'QR code that opens the tracking page',
  scan: 'Scan to follow',
  ways: { online: 'Electronically', counter: 'At the one-stop desk', post: 'By post' },
  paper: {
    missing: 'missing',
    file: 'file',
    original: 'original',
    certified: 'certified copy',
    photocopy: 'photocopy',
    shown: 'shown',
    reused: 'read from a database',
    by_form: 'electronic form',
  },
  signApplicant: 'Applicant',
  signOfficer: 'Received by',
  seq: 'Journal entry',
};

export default receipt;
