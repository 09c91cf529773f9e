/// The papers the procedure asks for online, each with its photo; what a form or a database replaces is said,
/// not asked.
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { upload } from '@shared/api/upload';
import type { FileRef, Procedure } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { keepBlob } from '@shared/lib/blobs';
import { usePrefs } from '@shared/lib/prefs';
import { Card } from '@shared/ui/card';
import { Notice } from '@shared/ui/notice';
import { Uploads, type Hold, type Send } from '@shared/ui/uploads';
import { deviceFile, type DraftPaper, type LocalDraft } from '../../data/draft-store';
import { useT } from '../../texts';
import { papersOnline } from './steps';
import { StepButtons } from './step-buttons';

export const emptyPaper: DraftPaper = { files: [] };

interface PapersStepProps {
  commune: number;
  procedure: Procedure;
  draft: LocalDraft;
  onNext: () => void;
  onBack: () => void;
  onPaper: (document: string, update: (paper: DraftPaper) => DraftPaper) => void;
}

export function PapersStep({ commune, procedure, draft, onPaper, onNext, onBack }: PapersStepProps) {
  const t = useT();
  const { lang } = usePrefs();
  const [busy, setBusy] = useState<Record<string, boolean>>({});
  const [problems, setProblems] = useState<string[]>([]);
  const rules = papersOnline(procedure);
  const send: Send = (blob, name, key, onProgress) =>
    upload<FileRef>('citizen', `/api/v1/communes/${commune}/my/files`, blob, name, key, onProgress);
  const hold: Hold = async (blob, name, key) => {
    await keepBlob(key, blob);
    return deviceFile(key, name, blob);
  };

  const next = () => {
    const missing = rules.filter((d) => {
      const paper = draft.papers[d.key] ?? emptyPaper;
      return d.required && paper.files.length === 0 && !paper.reused;
    });
    const found = missing.map((d) => t.file.missingPaper(pick(d.name, lang)));
    if (Object.values(busy).some(Boolean)) found.push(t.file.uploading);
    setProblems(found);
    if (found.length === 0) onNext();
  };

  return (
    <form
      noValidate
      className="stack"
      onSubmit={(e) => {
        e.preventDefault();
        next();
      }}
    >
      <p className="dim">{t.file.papersLead}</p>
      {problems.length > 0 && (
        <Notice tone="late" alert>
          <ul>
            {problems.map((p) => (
              <li key={p}>{p}</li>
            ))}
          </ul>
        </Notice>
      )}
      {rules.map((rule) => {
        const name = pick(rule.name, lang);
        const paper = draft.papers[rule.key] ?? emptyPaper;
        return (
          <Card key={rule.key} as="div">
            <h3>
              {name} <span className="dim small">({rule.required ? t.file.required : t.file.ifNeeded})</span>
            </h3>
            {rule.condition && <p className="small">{pick(rule.condition, lang)}</p>}
            {rule.note && <p className="small dim">{rule.note}</p>}
            <Uploads
              label={name}
              files={paper.files}
              send={send}
              hold={hold}
              onBusy={(b) => setBusy((all) => ({ ...all, [rule.key]: b }))}
              onChange={(update) => onPaper(rule.key, (p) => ({ ...p, files: update(p.files) }))}
            />
            {(rule.held_by?.length ?? 0) > 0 && (
              <Checkbox
                size="md"
                checked={paper.reused ?? false}
                label={t.file.reuse(rule.held_by?.join(', ') ?? '')}
                onChange={(e) => {
                  const reused = e.currentTarget.checked;
                  onPaper(rule.key, (p) => ({ ...p, reused }));
                }}
              />
            )}
          </Card>
        );
      })}
      <StepButtons onBack={onBack} />
    </form>
  );
}
