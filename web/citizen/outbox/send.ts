/// Sends one waiting filing: its files first, each under its own key, then the filing under its own. Every key
/// was made when the person finished, so that sending twice files once.
import { csrfToken, data } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { FileRef, PaperGiven } from '@shared/api/types';
import { upload } from '@shared/api/upload';
import { dropBlob, keptBlob } from '@shared/lib/blobs';
import { api, sent } from '../data/client';
import { deviceKey, isOnDevice } from '../data/draft-store';
import { citizenTexts } from '../texts';
import { dropQueued, putQueued, queued, type Queued } from './store';

/// A file the browser has thrown away to make room cannot be sent; the person must be told which.
class Lost extends Error {}

async function sendFile(entry: Queued, id: string): Promise<string> {
  const key = deviceKey(id);
  const blob = await keptBlob(key);
  const held = Object.values(entry.draft.papers).flatMap((p) => p.files);
  const name = held.find((f) => f.id === id)?.name ?? 'giay-to';
  if (!blob) throw new Lost(name);
  const url = `/api/v1/communes/${entry.commune}/my/files`;
  const stored = await upload<FileRef>('citizen', url, blob, name, key, () => undefined).done;
  return stored.id;
}

async function sendPapers(entry: Queued): Promise<PaperGiven[]> {
  const papers: PaperGiven[] = [];
  for (const paper of entry.body.papers) {
    const files: string[] = [];
    for (const id of paper.files ?? []) files.push(isOnDevice(id) ? await sendFile(entry, id) : id);
    papers.push(paper.files ? { ...paper, files } : paper);
  }
  return papers;
}

async function forgetFiles(entry: Queued) {
  for (const id of entry.body.papers.flatMap((p) => p.files ?? []))
    if (isOnDevice(id)) await dropBlob(deviceKey(id)).catch(() => undefined);
}

function after(entry: Queued, error: unknown) {
  if (error instanceof Lost)
    return putQueued({ ...entry, state: 'refused', said: citizenTexts.now().outbox.lostFile(error.message) });
  const problem = asProblem(error);
  switch (problem.kind) {
    case 'offline':
    case 'busy':
    case 'server':
      return putQueued({ ...entry, state: 'waiting' });
    case 'session':
      return putQueued({ ...entry, state: 'signin' });
    default:
      return putQueued({ ...entry, state: 'refused', said: problem.message });
  }
}

export async function sendQueued(entry: Queued): Promise<void> {
  if (!csrfToken('citizen')) {
    putQueued({ ...entry, state: 'signin' });
    return;
  }
  putQueued({ ...entry, state: 'sending' });
  try {
    const papers = await sendPapers(entry);
    const result = await data(
      api.POST('/api/v1/communes/{commune}/my/cases', {
        params: { path: { commune: entry.commune }, header: sent(entry.key) },
        body: { ...entry.body, papers },
      }),
    );
    await forgetFiles(entry);
    putQueued({ ...entry, state: 'sent', no: result.case.no, code: result.case.code });
  } catch (error) {
    after(entry, error);
  }
}

let busy: Promise<void> | null = null;

/// Everything that waits, one after the other; a second call while one runs joins it.
export function flush(): Promise<void> {
  busy ??= (async () => {
    for (const entry of queued().filter((q) => q.state !== 'refused' && q.state !== 'sent'))
      await sendQueued(entry);
  })().finally(() => {
    busy = null;
  });
  return busy;
}

/// Takes a filing out of the queue; its draft is the caller's to put back.
export function takeBack(entry: Queued) {
  dropQueued(entry.key);
}
