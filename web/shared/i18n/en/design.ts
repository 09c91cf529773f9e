import type vi from '../vi/design';
import type { Like } from '..';

const design: Like<typeof vi> = {
  title: 'Design system',
  lead: 'Every part of the screens in every state. Switch theme and type size to see whether it holds.',
  colours: 'Colours by meaning',
  onGround: (ink, ground, ratio) => `${ink} on ${ground}: ${ratio}`,
  type: 'Type',
  typeSample: 'Running clear through, end to end',
  space: 'Space',
  buttons: 'Buttons',
  main: 'The main thing',
  near: 'Near it',
  danger: 'No way back',
  busy: 'Sending',
  off: 'Not possible',
  fields: 'Fields',
  notices: 'Notices',
  failures: 'Failures and what to do',
  clocks: 'Deadlines',
  reckoning: 'Reckoning',
  owes: 'Who owes what',
  timeline: 'Story',
  charts: 'Charts',
  empty: 'Empty and loading',
  sample: 'Sample text',
  dialog: 'Dialog',
  open: 'Open',
  wrong: 'The number has 12 digits.',
  tones: { info: 'To know', ok: 'Done', soon: 'Soon', late: 'Late', wait: 'Waiting' },
};

export default design;
