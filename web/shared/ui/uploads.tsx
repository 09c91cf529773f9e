/// The files of one paper: taken with the camera or chosen, looked at, cropped where they need it, sent.
import { Button, CloseButton, Progress } from '@mantine/core';
import { IconCamera, IconCrop, IconFile, IconRefresh } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import type { FileRef } from '../api/types';
import { common } from '../i18n/common';
import { size } from '../lib/number';
import { useTransfers, type Hold, type Pending, type Send } from './use-transfers';
import css from './uploads.module.css';

export type { Hold, Send };

const PhotoEditor = lazy(() => import('./photo-editor'));
const isPhoto = (file: File) => /^image\/(jpeg|png|webp)$/.test(file.type);

interface UploadsProps {
  label: string;
  files: readonly FileRef[];
  onChange: (update: (files: readonly FileRef[]) => FileRef[]) => void;
  send: Send;
  /** Where the caller can keep a file on the device until there is a line. */
  hold?: Hold;
  onBusy?: (busy: boolean) => void;
  camera?: boolean;
}

/// What was photographed in this visit, so that it can be looked at and cropped.
function useOriginals() {
  const files = useRef(new Map<string, File>());
  const urls = useRef(new Map<string, string>());
  useEffect(() => {
    const made = urls.current;
    return () => {
      made.forEach((url) => URL.revokeObjectURL(url));
      made.clear();
    };
  }, []);
  const url = (id: string): string | undefined => {
    const file = files.current.get(id);
    if (!file) return undefined;
    const known = urls.current.get(id) ?? URL.createObjectURL(file);
    urls.current.set(id, known);
    return known;
  };
  return {
    get: (id: string) => files.current.get(id),
    url,
    set: (id: string, f: File) => files.current.set(id, f),
  };
}

function Picture({ url }: { url: string | undefined }) {
  if (!url) return <IconFile size={20} aria-hidden />;
  return <img src={url} alt="" width={56} height={56} className={css.picture} />;
}

function Waiting({
  item,
  label,
  onAgain,
  onCancel,
}: {
  item: Pending;
  label: string;
  onAgain: () => void;
  onCancel: () => void;
}) {
  const t = common.use().file;
  return (
    <li className={css.item} data-state={item.state}>
      <IconFile size={20} aria-hidden />
      <span className={css.name}>{item.name}</span>
      {item.state === 'failed' ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={onAgain}
        >
          {t.again}
        </Button>
      ) : (
        <span className="small dim num">
          {item.state === 'shrinking' ? t.shrinking : t.sending(Math.round(item.share * 100))}
        </span>
      )}
      <CloseButton aria-label={`${t.remove} ${item.name}`} onClick={onCancel} />
      {item.state === 'sending' && (
        <Progress
          value={item.share * 100}
          size="sm"
          className={css.progress}
          aria-label={`${label}: ${item.name}`}
        />
      )}
      {item.state === 'failed' && (
        <p role="alert" className={css.error}>
          {t.failed}. {item.error}
        </p>
      )}
    </li>
  );
}

export function Uploads({ label, files, onChange, send, hold, onBusy, camera = true }: UploadsProps) {
  const words = common.use();
  const t = words.file;
  const originals = useOriginals();
  const [editing, setEditing] = useState<FileRef | null>(null);
  const replaced = useRef<Map<File, string>>(new Map());
  const { pending, add, again, cancel } = useTransfers({
    send,
    hold,
    onBusy,
    onStored: (stored, from) => {
      if (isPhoto(from)) originals.set(stored.id, from);
      const old = replaced.current.get(from);
      replaced.current.delete(from);
      onChange((list) => [...list.filter((f) => f.id !== old), stored]);
    },
  });
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const original = editing && originals.get(editing.id);

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
            <Picture url={originals.url(f.id)} />
            <span className={css.name}>
              {f.name} <span className="dim small">{size(f.size)}</span>
              <span className={css.ok} data-held={f.sha256 === '' || undefined}>
                {f.sha256 === '' ? t.held : t.sent}
              </span>
            </span>
            {originals.get(f.id) && (
              <Button
                size="compact-md"
                variant="default"
                leftSection={<IconCrop size={18} aria-hidden />}
                onClick={() => setEditing(f)}
              >
                {words.photo.edit}
                <span className="visually-hidden"> {f.name}</span>
              </Button>
            )}
            <CloseButton
              aria-label={`${t.remove} ${f.name}`}
              onClick={() => onChange((all) => all.filter((x) => x.id !== f.id))}
            />
          </li>
        ))}
        {pending.map((p) => (
          <Waiting key={p.key} item={p} label={label} onAgain={() => again(p)} onCancel={() => cancel(p)} />
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
          add(e.currentTarget.files ?? []);
          e.currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        classNames={{ root: css.choose, label: css.words }}
        leftSection={<IconCamera size={20} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {camera ? t.photo : t.choose}
        <span className="visually-hidden">: {label}</span>
      </Button>
      {editing && original && (
        <Suspense>
          <PhotoEditor
            file={original}
            onClose={() => setEditing(null)}
            onDone={(blob) => {
              const file = new File([blob], editing.name, { type: blob.type });
              replaced.current.set(file, editing.id);
              setEditing(null);
              add([file]);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
