import type vi from '../vi/office';
import type { Like } from '..';

const office: Like<typeof vi> = {
  nav: {
    inbox: 'To do', counter: 'Counter', search: 'Find a case', plan: 'Living plan', indicators: 'Indicators', tasks: 'Tasks',
    staff: 'Accounts', system: 'System', main: 'Main', signOut: 'Sign out', palette: 'Quick commands',
  },
  demo: 'Demonstration – invented data',
  signIn: {
    title: 'Sign in', lead: 'For officers.', login: 'User name', password: 'Password', go: 'Sign in',
    wrong: 'The user name or the password is not right.', ended: 'Your session has ended', endedText: 'Sign in again to go on. What you typed is still here.',
    forgot: 'Forgot the password? Your administrator makes you a one-time link.',
  },
  invitation: {
    title: 'Set your password', lead: (name, login) => `${name}, your user name is ${login}.`, password: 'New password',
    again: 'Repeat the password', go: 'Save and sign in', differ: 'The two do not match.', short: 'The password needs at least 10 characters.',
    none: 'The link is incomplete. Open it exactly as it was given to you.', until: (at) => `Works until ${at}, once.`,
  },
  inbox: {
    title: 'To do', lead: 'What will be late first stands first.', scope: 'Scope', scopes: { mine: 'Mine', unit: 'My unit’s', commune: 'The commune’s' },
    all: 'All', live: 'Updating live', lost: 'Live line lost, reconnecting',
    none: 'Nothing is waiting', noneHelp: 'New work appears here by itself. Change the scope to see your unit’s.',
    keys: 'Keys: J, K move; Enter opens; / searches; Ctrl+K commands.', list: 'Work list',
  },
  counter: {
    title: 'Counter intake', lead: 'All by keyboard: Tab to move, arrows to choose, Ctrl+Enter to take the case in.',
    procedure: 'Procedure', find: 'Type its name; accents are not needed', noMatch: 'No procedure matches', change: 'Another procedure',
    person: 'Applicant', name: 'Full name', phone: 'Phone', id: 'Identification number', address: 'Residence',
    owner: 'On behalf of', answers: 'Form', papers: 'Papers received',
    form: 'Kind', forms: { original: 'Original', certified: 'Certified copy', photocopy: 'Photocopy', shown: 'Shown', reused: 'From a database', file: 'File' },
    resultBy: 'Result', ways: { online: 'Electronic', counter: 'At the counter', post: 'By post' },
    submit: 'Take in and print the receipt', done: 'Case taken in', next: 'Next person', print: 'Print the receipt', open: 'Open the case',
    variant: 'Situation', usual: 'The usual',
  },
  search: {
    title: 'Find a case', box: 'Name, code, text', status: 'Status', deadline: 'Clock', any: 'any', found: (n) => `${n} case${n === 1 ? '' : 's'}`,
    foundMore: (n) => `first ${n} cases`, none: 'No case matches', noneHelp: 'Try fewer words, or drop a filter.',
    statuses: { submitted: 'To be received', processing: 'In progress', waiting_applicant: 'Waiting for applicant', paused: 'Paused', ready: 'Result ready', done: 'Done', refused: 'Refused', withdrawn: 'Withdrawn', stopped: 'Stopped' },
    deadlines: { none: 'No clock yet', on_track: 'On track', at_risk: 'At risk', late: 'Late', paused: 'Paused', met: 'Done in time', missed: 'Done late' },
  },
  case: {
    code: 'Case', next: 'Next', notNow: 'Not possible now', noAction: 'Nothing is yours to do on this case now.',
    owes: 'Who owes what to whom', deadline: 'Deadline', timeline: 'What happened', answers: 'Form', papers: 'Papers', journal: 'Journal', applicant: 'Applicant', behalf: 'On behalf of',
    print: 'Print a form', receipt: 'Receipt', forms: {
      'giay-tiep-nhan': 'Receipt and appointment', 'phieu-bo-sung': 'Supplement request', 'phieu-tu-choi': 'Refusal', 'phieu-xin-loi': 'Apology and new date',
      'thong-bao-dung': 'Notice of stopping', 'phieu-kiem-soat': 'Control sheet', 'bien-nhan-ket-qua': 'Receipt for the result' },
    result: 'Result', fees: 'Fees', links: 'Linked cases', supplement: 'Waiting for a supplement', rating: (n) => `The applicant gave ${n} of 5`,
    name: 'Full name', phone: 'Phone', id: 'Identification number', address: 'Residence', email: 'E-mail', channel: { counter: 'In person', post: 'By post', online: 'Online' },
    received: (at) => `Received ${at}`, saved: 'Written to the journal', paper: {
      missing: 'missing', file: 'file', original: 'original', certified: 'certified copy', photocopy: 'photocopy', shown: 'shown', reused: 'from a database', by_form: 'electronic form' },
    required: 'required', stale: 'Somebody has just changed this case. The newest version is loaded; check it, then repeat your last step.',
  },
  action: {
    itemsWhich: 'Paper', itemsOther: 'Something else', itemsWhat: 'What is needed', itemsReason: 'Why', itemsAdd: 'Add', itemsRemove: 'Remove', itemsMissing: 'Each needs what and why.',
    anyone: 'As the procedure says', nobody: 'Choose a person', unitNone: 'The next step', missing: (label) => `“${label}” is missing.`,
    fileBusy: 'Wait for the file to be sent.',
  },
  journal: {
    title: 'Journal of the case', seq: 'Entry', leaf: 'Hash', included: 'In the checkpoint', pending: 'Waiting for a checkpoint', header: 'The bytes hashed',
    size: (n) => `Checkpoint over ${n} entries`, checkpoint: 'Signed checkpoint', erased: 'content erased', proof: 'Inclusion proof',
  },
  plan: {
    title: 'Living plan', none: 'No plan yet', noneHelp: 'The administrator brings in the plan document when the commune is set up.', document: 'The document', targets: 'Targets', tasks: 'Tasks', duties: 'Duties', reports: 'Reporting',
    counts: (targets, tasks, duties) => `${targets} targets, ${tasks} tasks, ${duties} duties`, issued: (issued) => `Issued ${issued}`, all: 'All',
    verdicts: { met: 'Met', close: 'Close', missed: 'Missed', no_data: 'No data yet', unbound: 'No indicator', declared: 'Declared' },
    pillar: 'Pillar', now: 'Now', need: 'Needed', line: (n) => `line ${n}`, openDoc: 'See in the document', indicator: 'Indicator', bind: 'Correct the binding', trend: 'Trend', threshold: 'Threshold', boundBy: { compiler: 'Bound by the compiler', person: 'Bound by a person' },
    bindTitle: 'Which indicator measures this target?', bindLead: 'Choose one or more. Choose none if nothing fits.', bindNote: 'Why', candidates: 'Suggested', bindFind: 'Find an indicator', history: 'Changes',
    clause: 'The clause', why: 'Why', lead: 'Lead', coop: 'With', product: 'Product', time: 'Time', due: (d) => `Due ${d}`, toCase: 'Open the case',
    states: { not_started: 'Not started', in_progress: 'In progress', done: 'Done', late: 'Late', cancelled: 'Stopped' }, state: 'State',
    comparators: { '>=': 'at least', '>': 'above', '<=': 'at most', '<': 'below', '=': 'exactly', between: 'between', 'reduce>=': 'down by at least', 'increase>=': 'up by at least' },
    pillars: { the_che: 'Institutions', tthc: 'Procedures', to_chuc: 'Organisation', cong_vu: 'Civil service', tai_chinh: 'Public finance', chinh_quyen_so: 'Digital government', chi_dao: 'Steering', chung: 'General' },
  },
  indicator: {
    title: 'Indicators', lead: 'Every figure opens into the cases that made it.', period: 'Period', numerator: 'Numerator', denominator: 'Denominator', missing: 'In the denominator, not in the numerator', cases: 'The cases behind it',
    byUnit: 'By unit', byField: 'By field', trend: 'Trend by month', source: 'Source', none: 'No case', noLineage: 'This indicator is not computed from single cases.',
    status: { computed: 'Computed from cases', no_data: 'No data yet', not_computable: 'Cannot be computed yet', declared: 'Declared by a person' }, targets: 'Targets that use it', ofTotal: (a, b) => `${a} of ${b}`, year: 'Year to date', quarter: 'This quarter', find: 'Find an indicator',
  },
  staff: {
    title: 'Staff accounts', create: 'New account', login: 'User name', loginHelp: 'Small letters without accents, digits, dashes; such as mot-cua.', name: 'Full name', post: 'Post', unit: 'Unit', roles: 'Roles', fields: 'Fields of work', fieldsHelp: 'None chosen: every field of the unit.',
    active: 'Active', inactive: 'Locked', invited: 'No password yet', link: 'Make a password link', linkTitle: 'One-time link', linkText: (name, at) => `Hand it to ${name} in person. Shown only now, works until ${at}.`,
    lock: 'Lock', unlock: 'Unlock', edit: 'Edit', roleNames: { reception: 'One-stop desk', officer: 'Officer', head: 'Head of unit', leader: 'Leader', clerk: 'Clerk', coordinator: 'Reform coordinator', front: 'Fatherland Front', admin: 'Administrator', province: 'Province' },
    rolesMissing: 'Choose at least one role.',
  },
  system: { title: 'System', jobs: 'Stuck background jobs', noJobs: 'No job is stuck.', retry: 'Retry', packs: 'Packs in force', version: 'Version', attempts: (n) => `${n} attempts`, checkpoint: 'Newest checkpoint', validFrom: (d) => `from ${d}` },
  palette: { title: 'Quick commands', box: 'A command, a name or a case code', none: 'Nothing matches' },
  password: { title: 'Change password', old: 'Current password', next: 'New password', done: 'Password changed.' },
};

export default office;
