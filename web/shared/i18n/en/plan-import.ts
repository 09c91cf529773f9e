import type { Like } from '..';
import type vi from '../vi/plan-import';

const planImport: Like<typeof vi> = {
  title: 'Import a plan',
  lead: 'Choose the file, see what was read and how it differs from the plan in force. Nothing changes until you press “Put in force”.',
  back: 'Living plan',
  choose: 'Choose the plan’s file',
  other: 'Choose another file',
  kinds:
    'A .txt or .md file in UTF-8, at most 8 MB. From Word: open it, choose “Save as…”, then plain text (.txt).',
  drop: 'Or drop the file here.',
  tooLarge: 'The file is larger than 8 MB. Remove pictures or split it, then choose again.',
  empty: 'This file is empty. Choose another one.',
  reading: 'Reading the plan…',
  kept: 'The plan in force stays as it was.',
  read: 'What was read',
  noTitle: 'The plan’s title was not found',
  period: (from, to) => (from === to ? `Year ${from}` : `${from}–${to}`),
  counts: (targets, tasks, duties, lines) =>
    `Targets: ${targets}, tasks: ${tasks}, duties of units: ${duties}, lines: ${lines}`,
  same_file: 'The plan in force came from this very file; there is nothing to import.',
  first: 'No plan is in force yet: everything below is new.',
  beside: 'Beside the plan in force',
  how: { added: 'New', changed: 'Changed', removed: 'Gone', same: 'Same' },
  group: (name, n) => `${name}: ${n}`,
  what: { target: 'Target', task: 'Task', duty: 'Duty' },
  none: 'Nothing.',
  line: (n) => `line ${n}`,
  due: (day) => `due ${day}`,
  doubts: (n) => `Places for a person to look at: ${n}`,
  doubtsHelp:
    'It can be imported all the same. Correct the document and choose it again, or correct each target later.',
  why: {
    title: 'The plan’s title was not found.',
    period: 'The plan’s years were not found; this year is taken.',
    no_tasks: 'No table of tasks could be read.',
    unbound: 'No indicator is known for these targets; bind them after the import.',
    lead: 'The unit that leads was not recognised; the coordinating unit keeps it for now.',
    time: 'No day was found; the plan’s last day is taken for now.',
  },
  units: (names) => `Units named here first, set up with the import: ${names}.`,
  bindings: (n) => `Targets that keep the indicators a person gave them: ${n}.`,
  duties: (n) => `Duties of units: ${n}`,
  leftOpen: 'Open work that the new plan no longer asks for like this',
  leftOpenHelp: 'It does not go away by itself. What need not be done any more, open and close.',
  confirm: 'Put in force',
  confirmHelp: 'New tasks become work at once. The earlier plan stays in the journal.',
  moved: 'Another plan came in force while you were looking.',
  again: 'Compare again',
  done: 'The plan is in force',
  doneText: (added, changed, removed, same) =>
    `${added} new, ${changed} changed, ${removed} gone, ${same} the same.`,
  open: 'Open the plan',
  tasks: 'See the tasks',
};
export default planImport;
