/// Files on their way: shrunk, sent with progress, sent again after a failure under the same key.
import { Button, CloseButton, Progress } from '@mantine/core';
import { IconCamera, IconFile, IconRefresh } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { newKey } from '../api/client';
import { asProblem } from '../api/problem';
import type { FileRef } from '../api/types';
import type { Upload } from '../api/upload';
import { common } from '../i18n/common';
import { size } from '../lib/number';
import { photoName, shrinkPhoto } from '../lib/photo';
import css from './uploads.module.css';

const maxBytes = 20 * 1024 * 1024;

export type Send = (
  blob: Blob,
  name: string,
  key: string,
  onProgress: (share: number) => void,
) => Upload<FileRef>;

interface Pending {
  key: string;
  name: string;
  file: File;
  share: number;
  state: 'shrinking' | 'sending' | 'failed';
  error?: string;
  cancel?: () => void;
}

interface UploadsProps {
  label: string;
  files: readonly FileRef[];
  onChange: (update: (files: readonly FileRef[]) => FileRef[]) => void;
  send: Send;
  onBusy?: (busy: boolean) => void;
  camera?: boolean;
}

export function Uploads({ label, files, onChange, send, onBusy, camera = true }: UploadsProps) {
  const t = common.use().file;
  const [pending, setPending] = useState<Pending[]>([]);
  const live = useRef<Pending[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const put = (list: Pending[]) => {
    live.current = list;
    setPending(list);
    onBusy?.(list.length > 0);
  };
  const change = (key: string, part: Partial<Pending>) =>
    put(live.current.map((p) => (p.key === key ? { ...p, ...part } : p)));
  const forget = (key: string) => put(live.current.filter((p) => p.key !== key));

  const transfer = async (item: Pending) => {
    change(item.key, { state: 'shrinking', share: 0 });
    const blob = await shrinkPhoto(item.file);
    if (blob.size > maxBytes) {
      change(item.key, { state: 'failed', error: t.tooLarge(size(maxBytes)) });
      return;
    }
    const upload = send(blob, photoName(item.name, blob), item.key, (share) => change(item.key, { share }));
    change(item.key, { state: 'sending', cancel: upload.cancel });
    try {
      const stored = await upload.done;
      forget(item.key);
      onChange((list) => [...list, stored]);
    } catch (error) {
      const problem = asProblem(error);
      change(item.key, { state: 'failed', error: problem.kind === 'rule' ? problem.message : '' });
    }
  };

  const add = (list: FileList | null) => {
    const items = Array.from(list ?? []).map((file): Pending => ({
      key: newKey(),
      name: file.name,
      file,
      share: 0,
      state: 'shrinking',
    }));
    put([...live.current, ...items]);
    items.forEach((item) => void transfer(item));
  };

  return (
    <div
      className={css.box}
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        e.preventDefault();
        add(e.dataTransfer.files);
      }}
    >
      <ul role="list" className={css.list}>
        {files.map((f) => (
          <li key={f.id} className={css.item} data-state="sent">
            <IconFile size={20} aria-hidden />
            <span className={css.name}>
              {f.name} <span className="dim small">{size(f.size)}</span>
            </span>
            <span className={css.ok}>{t.sent}</span>
            <CloseButton
              aria-label={`${t.remove} ${f.name}`}
              onClick={() => onChange((all) => all.filter((x) => x.id !== f.id))}
            />
          </li>
        ))}
        {pending.map((p) => (
          <li key={p.key} className={css.item} data-state={p.state}>
            <IconFile size={20} aria-hidden />
            <span className={css.name}>{p.name}</span>
            {p.state === 'failed' ? (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconRefresh size={16} />}
                onClick={() => void transfer(p)}
              >
                {t.again}
              </Button>
            ) : (
              <span className="small dim num">
                {p.state === 'shrinking' ? t.shrinking : t.sending(Math.round(p.share * 100))}
              </span>
            )}
            <CloseButton
              aria-label={`${t.remove} ${p.name}`}
              onClick={() => {
                p.cancel?.();
                forget(p.key);
              }}
            />
            {p.state === 'sending' && (
              <Progress
                value={p.share * 100}
                size="sm"
                className={css.progress}
                aria-label={`${label}: ${p.name}`}
              />
            )}
            {p.state === 'failed' && (
              <p role="alert" className={css.error}>
                {t.failed}. {p.error}
              </p>
            )}
          </li>
        ))}
      </ul>
      <input
        ref={input}
        id={id}
        type="file"
        className="visually-hidden"
        multiple
        tabIndex={-1}
        aria-label={`${t.choose}: ${label}`}
        accept="image/*,application/pdf"
        onChange={(e) => {
          add(e.currentTarget.files);
          e.currentTarget.value = '';
        }}
      />
      <Button variant="default" leftSection={<IconCamera size={20} />} onClick={() => input.current?.click()}>
        {camera ? t.photo : t.choose}
        <span className="visually-hidden">: {label}</span>
      </Button>
    </div>
  );
}
