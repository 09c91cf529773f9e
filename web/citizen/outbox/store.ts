/// Filings that are finished on this device and not yet with the office. Kept like drafts; whoever looks at the
/// list hears of every change to it.
import { useSyncExternalStore } from 'react';
import type { Answers, PaperGiven } from '@shared/api/types';
import { drop, keep, kept, keptKeys } from '@shared/lib/store';
import type { LocalDraft } from '../data/draft-store';

export interface FilingBody {
  procedure: string;
  version: number;
  answers: Answers;
  papers: PaperGiven[];
  result_by: LocalDraft['resultBy'];
  draft: string;
  variant?: string;
}

export type QueueState = 'waiting' | 'sending' | 'signin' | 'refused' | 'sent';

export interface Queued {
  commune: number;
  procedure: string;
  title: string;
  key: string;
  body: FilingBody;
  draft: LocalDraft;
  queuedAt: string;
  state: QueueState;
  /** Why the office would not take it, in its own words. */
  said?: string;
  no?: number;
  code?: string;
}

const prefix = 'outbox.';
const listeners = new Set<() => void>();
let list: readonly Queued[] = read();

function read(): readonly Queued[] {
  return keptKeys(prefix)
    .map((key) => kept<Queued>(key))
    .filter((q): q is Queued => q !== null)
    .sort((a, b) => a.queuedAt.localeCompare(b.queuedAt));
}

function tell() {
  list = read();
  listeners.forEach((hear) => hear());
}

/// False when the device would not keep it; then nothing was queued.
export function putQueued(entry: Queued): boolean {
  const safe = keep(prefix + entry.key, entry);
  tell();
  return safe;
}

export function dropQueued(key: string) {
  drop(prefix + key);
  tell();
}

export const queued = (): readonly Queued[] => list;

function subscribe(hear: () => void) {
  listeners.add(hear);
  // Another tab queues or sends: this one shows it too.
  window.addEventListener('storage', tell);
  return () => {
    listeners.delete(hear);
    window.removeEventListener('storage', tell);
  };
}

export const useOutbox = () => useSyncExternalStore(subscribe, queued);
