/// A form begun: kept on the device with every keystroke, on the server when somebody is signed in.
import type { Answers, FileRef } from '@shared/api/types';

export interface DraftPaper {
  files: FileRef[];
  reused?: boolean;
}

export interface LocalDraft {
  procedure: string;
  title: string;
  version: number;
  step: number;
  answers: Answers;
  papers: Record<string, DraftPaper>;
  variant?: string;
  resultBy: 'online' | 'counter' | 'post';
  /** Made once for this filing and kept over retries, so that sending twice files once. */
  submitKey: string;
  /** When the person last changed it, on this device's clock. */
  changedAt: string;
  /** The server's version we last saw or wrote. */
  etag?: string;
}

export const draftPrefix = (commune: number | undefined) => `draft.${commune ?? 0}.`;
export const draftKey = (commune: number | undefined, procedure: string) =>
  `${draftPrefix(commune)}${procedure}`;
export const serverDraftKey = (procedure: string) => `ho-so-${procedure}`;
