/// Files uploaded during this visit, by id: a dialog that is opened again as it was filled in can name them.
import type { FileRef } from '@shared/api/types';

const sent = new Map<string, FileRef>();

export function rememberFiles(files: readonly FileRef[]) {
  files.forEach((f) => sent.set(f.id, f));
}

export function filesOf(ids: unknown): FileRef[] {
  return Array.isArray(ids) ? ids.flatMap((id) => sent.get(String(id)) ?? []) : [];
}
