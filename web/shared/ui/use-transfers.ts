/// Files on their way: shrunk, sent with progress, sent again after a failure under the same key, or put by on
/// the device where there is no line and the caller can hold them.
import { useRef, useState } from 'react';
import { newKey } from '../api/client';
import { asProblem } from '../api/problem';
import type { FileRef } from '../api/types';
import type { Upload } from '../api/upload';
import { common } from '../i18n/common';
import { size } from '../lib/number';
import { photoName, shrinkPhoto } from '../lib/photo';

const maxBytes = 20 * 1024 * 1024;

export type Send = (
  blob: Blob,
  name: string,
  key: string,
  onProgress: (share: number) => void,
) => Upload<FileRef>;
/// Keeps a file on the device until there is a line, and names it for the draft.
export type Hold = (blob: Blob, name: string, key: string) => Promise<FileRef>;

export interface Pending {
  key: string;
  name: string;
  file: File;
  share: number;
  state: 'shrinking' | 'sending' | 'failed';
  error?: string;
  cancel?: () => void;
}

interface Way {
  send: Send;
  hold?: Hold | undefined;
  onStored: (file: FileRef, from: File) => void;
  onBusy?: ((busy: boolean) => void) | undefined;
}

export function useTransfers({ send, hold, onStored, onBusy }: Way) {
  const [pending, setPending] = useState<Pending[]>([]);
  const live = useRef<Pending[]>([]);

  const put = (list: Pending[]) => {
    live.current = list;
    setPending(list);
    onBusy?.(list.length > 0);
  };
  const change = (key: string, part: Partial<Pending>) =>
    put(live.current.map((p) => (p.key === key ? { ...p, ...part } : p)));
  const forget = (key: string) => put(live.current.filter((p) => p.key !== key));

  const store = async (item: Pending, blob: Blob): Promise<FileRef> => {
    const name = photoName(item.name, blob);
    const held = async () => await hold!(blob, name, item.key);
    if (hold && !navigator.onLine) return held();
    const upload = send(blob, name, item.key, (share) => change(item.key, { share }));
    change(item.key, { state: 'sending', cancel: upload.cancel });
    try {
      return await upload.done;
    } catch (error) {
      const gone = !live.current.some((p) => p.key === item.key);
      if (hold && !gone && asProblem(error).kind === 'offline') return held();
      throw error;
    }
  };

  const transfer = async (item: Pending) => {
    change(item.key, { state: 'shrinking', share: 0 });
    const blob = await shrinkPhoto(item.file);
    if (blob.size > maxBytes) {
      change(item.key, { state: 'failed', error: common.now().file.tooLarge(size(maxBytes)) });
      return;
    }
    try {
      const stored = await store(item, blob);
      if (!live.current.some((p) => p.key === item.key)) return;
      forget(item.key);
      onStored(stored, item.file);
    } catch (error) {
      const problem = asProblem(error);
      change(item.key, { state: 'failed', error: problem.kind === 'rule' ? problem.message : '' });
    }
  };

  const add = (files: Iterable<File>) => {
    const items = [...files].map((file): Pending => ({
      key: newKey(),
      name: file.name,
      file,
      share: 0,
      state: 'shrinking',
    }));
    put([...live.current, ...items]);
    items.forEach((item) => void transfer(item));
  };
  const cancel = (item: Pending) => {
    item.cancel?.();
    forget(item.key);
  };
  return { pending, add, again: (item: Pending) => void transfer(item), cancel };
}
