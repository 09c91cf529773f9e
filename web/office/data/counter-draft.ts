/// What is being typed at the counter, kept on this device so that a closed tab or a power cut costs nothing. It is
/// about people, so it stays under the account that typed it and goes when the case is in, when this person signs out,
/// and, at the next opening of the office here, when its day is over.
import type { Answers, FileRef, PaperGiven } from '@shared/api/types';
import { drop, keep, kept, keptKeys } from '@shared/lib/store';
import { civilDay } from '@shared/lib/time';

export interface CounterPerson {
  name: string;
  phone: string;
  id_number: string;
  address: string;
}

export interface CounterFilled {
  person: CounterPerson;
  /** Whom it is for, when that is somebody else. */
  behalf: string;
  typed: Answers;
  papers: PaperGiven[];
  variant: string;
  resultBy: 'online' | 'counter' | 'post';
}

export interface CounterDraft {
  procedure: string;
  filled: CounterFilled;
  /** What the papers' files are called. */
  files: FileRef[];
  /** Made once for this filing, so that sending again after a reload files once. */
  submitKey: string;
  /** When it was last typed into, on this device's clock. */
  at: string;
}

const prefix = 'counter.';
const keyOf = (commune: number, account: number) => `${prefix}${commune}.${account}`;

const ofToday = (draft: CounterDraft | null): draft is CounterDraft =>
  draft !== null && civilDay(new Date(draft.at)) === civilDay();

/// Whether this device keeps it.
export const keepDraft = (commune: number, account: number, draft: CounterDraft) =>
  keep(keyOf(commune, account), draft);

export function keptDraft(commune: number, account: number): CounterDraft | null {
  const draft = kept<CounterDraft>(keyOf(commune, account));
  return ofToday(draft) ? draft : null;
}

export const dropDraft = (commune: number, account: number) => drop(keyOf(commune, account));

/// Whoever typed them: none outlives its day.
export function sweepDrafts() {
  keptKeys(prefix)
    .filter((key) => !ofToday(kept<CounterDraft>(key)))
    .forEach(drop);
}
