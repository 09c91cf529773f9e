/// What is being typed at a desk (the counter, work the office gives itself), kept on this device so that a closed tab
/// or a power cut costs nothing. It may be about people, so it stays under the account that typed it and goes when the
/// case is in, when this person signs out, and, at the next opening of the office here, when its day is over.
import type { Answers, FileRef, PaperGiven } from '@shared/api/types';
import { drop, keep, kept, keptKeys } from '@shared/lib/store';
import { civilDay } from '@shared/lib/time';

export interface DeskDraft<Filled> {
  /** The procedure. */
  form: string;
  filled: Filled;
  /** What the papers' files are called. */
  files: FileRef[];
  /** Made once for this filing, so that sending again after a reload files once. */
  submitKey: string;
  /** When it was last typed into, on this device's clock. */
  at: string;
}

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

export interface WorkFilled {
  typed: Answers;
  papers: PaperGiven[];
  variant: string;
}

/** Whose, and which of their forms: 'counter', or 'work-' and a procedure. */
export interface Place {
  commune: number;
  account: number;
  slot: string;
}

const prefix = 'desk.';
const keysOf = (commune: number, account: number) => `${prefix}${commune}.${account}.`;
const keyOf = ({ commune, account, slot }: Place) => keysOf(commune, account) + slot;

const ofToday = <F>(draft: DeskDraft<F> | null): draft is DeskDraft<F> =>
  draft !== null && civilDay(new Date(draft.at)) === civilDay();

/// Whether this device keeps it.
export const keepDraft = <F>(place: Place, draft: DeskDraft<F>) => keep(keyOf(place), draft);

export function keptDraft<F>(place: Place): DeskDraft<F> | null {
  const draft = kept<DeskDraft<F>>(keyOf(place));
  return ofToday(draft) ? draft : null;
}

export const dropDraft = (place: Place) => drop(keyOf(place));

/// All of this account's.
export const dropDrafts = (commune: number, account: number) =>
  keptKeys(keysOf(commune, account)).forEach(drop);

/// Whoever typed them: none outlives its day. Under the first name are those of an earlier program.
export function sweepDrafts() {
  keptKeys('counter.').forEach(drop);
  keptKeys(prefix)
    .filter((key) => !ofToday(kept<DeskDraft<unknown>>(key)))
    .forEach(drop);
}
