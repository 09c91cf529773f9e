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
  /** Key of the step the person is at; absent at the beginning. */
  at?: string;
  answers: Answers;
  papers: Record<string, DraftPaper>;
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

/// A file that is on this device only, until there is a line; the rest of its id is the key it goes under.
const onDevice = 'local:';
export const deviceFile = (key: string, name: string, blob: Blob): FileRef => ({
  id: onDevice + key,
  name,
  type: blob.type || 'application/octet-stream',
  size: blob.size,
  sha256: '',
});
export const isOnDevice = (id: string) => id.startsWith(onDevice);
export const deviceKey = (id: string) => id.slice(onDevice.length);
