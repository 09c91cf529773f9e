/// The papers in hand: a tick each, original or copy, and a scan when there is one. Space ticks, Tab goes on.
import { Checkbox, InputWrapper, NativeSelect } from '@mantine/core';
import { upload } from '@shared/api/upload';
import type { DocumentRule, FileRef, PaperGiven } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Uploads } from '@shared/ui/uploads';
import { useState } from 'react';
import { useHere } from '../data/client';
import { useT } from '../texts';
import { filesOf, rememberFiles } from './sent-files';
import css from './papers-input.module.css';

type Named = { name: DocumentRule['name']; required?: boolean } & (
  { key: string; use?: DocumentRule['use']; copies?: number; originals?: number } | { document: string }
);
const keyOf = (d: Named) => ('key' in d ? d.key : d.document);

/// How a paper usually comes, from its rule.
export function usual(d: Named): PaperGiven['form'] {
  if (!('key' in d)) return 'original';
  if (d.use === 'show') return 'shown';
  return !d.originals && d.copies ? 'photocopy' : 'original';
}

interface PapersInputProps {
  label: string;
  documents: readonly Named[];
  value: unknown;
  onChange: (value: PaperGiven[]) => void;
  onBusy: (busy: boolean) => void;
  error?: string | undefined;
}

export function PapersInput({ label, documents, value, onChange, onBusy, error }: PapersInputProps) {
  const t = useT().counter;
  const { lang } = usePrefs();
  const { commune } = useHere();
  const given = (value as PaperGiven[] | undefined) ?? [];
  const [files, setFiles] = useState<Record<string, FileRef[]>>(() =>
    Object.fromEntries(given.map((p) => [p.document, filesOf(p.files)])),
  );
  const put = (key: string, paper: PaperGiven | null) =>
    onChange([...given.filter((p) => p.document !== key), ...(paper ? [paper] : [])]);
  return (
    <InputWrapper label={label} error={error} labelElement="div">
      <ul role="list" className={css.papers}>
        {documents.map((d) => {
          const key = keyOf(d);
          const name = pick(d.name, lang);
          const paper = given.find((p) => p.document === key);
          return (
            <li key={key} className={css.paper}>
              <Checkbox
                size="md"
                id={`paper-${key}`}
                label={name}
                checked={paper !== undefined}
                onChange={(e) => put(key, e.currentTarget.checked ? { document: key, form: usual(d) } : null)}
              />
              {paper && (
                <>
                  <NativeSelect
                    size="sm"
                    aria-label={`${t.form}: ${name}`}
                    value={paper.form}
                    data={Object.entries(t.forms)
                      .filter(([form]) => form !== 'file' || (paper.files?.length ?? 0) > 0)
                      .map(([form, text]) => ({ value: form, label: text }))}
                    onChange={(e) =>
                      put(key, { ...paper, form: e.currentTarget.value as PaperGiven['form'] })
                    }
                  />
                  <div className={css.scan}>
                    <Uploads
                      label={name}
                      camera={false}
                      files={files[key] ?? []}
                      onBusy={onBusy}
                      send={(blob, file, once, onProgress) =>
                        upload<FileRef>(
                          'staff',
                          `/api/v1/communes/${commune}/office/files`,
                          blob,
                          file,
                          once,
                          onProgress,
                        )
                      }
                      onChange={(update) => {
                        const next = update(files[key] ?? []);
                        rememberFiles(next);
                        setFiles((all) => ({ ...all, [key]: next }));
                        put(key, { ...paper, files: next.map((f) => f.id) });
                      }}
                    />
                  </div>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </InputWrapper>
  );
}
