/// The one place to answer a request for a supplement: what was asked, files for each paper, a word to the
/// officer.
import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { newKey } from '@shared/api/client';
import { upload } from '@shared/api/upload';
import type { Answers, CaseDetail, FileRef } from '@shared/api/types';
import { AnswersEdit, correctionProblem } from '@shared/form/answers-edit';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { drop, keep, kept } from '@shared/lib/store';
import { moment } from '@shared/lib/time';
import { Card } from '@shared/ui/card';
import { Failure } from '@shared/ui/failure';
import { Notice } from '@shared/ui/notice';
import { Uploads } from '@shared/ui/uploads';
import { useCommuneCode } from '../data/client';
import { useMyCommand } from '../data/cases';
import { useT } from '../texts';

interface Begun {
  files: Record<string, FileRef[]>;
  note: string;
  /** The form corrected; absent while it stays as it is. */
  answers?: Answers | undefined;
  key: string;
}

export function Supplement({ detail, onSent }: { detail: CaseDetail; onSent: () => void }) {
  const t = useT();
  const words = common.use().form;
  const { lang } = usePrefs();
  const commune = useCommuneCode() ?? 0;
  const no = detail.case.no;
  const place = `supplement.${commune}.${no}`;
  const [begun, setBegun] = useState<Begun>(
    () => kept<Begun>(place) ?? { files: {}, note: '', key: newKey() },
  );
  const [busy, setBusy] = useState<Record<string, boolean>>({});
  const [problem, setProblem] = useState('');
  const command = useMyCommand(no);
  const asked = detail.supplement;
  if (!asked) return null;
  const change = (update: (b: Begun) => Begun) =>
    setBegun((b) => {
      const next = update(b);
      keep(place, next);
      return next;
    });
  const wanted = asked.papers.length > 0 ? asked.papers : detail.papers.map((p) => p.document);
  const name = (document: string) =>
    pick(detail.papers.find((p) => p.document === document)?.name, lang) || document;

  const submit = async (e: FormEvent) => {
    e.preventDefault();
    const papers = Object.entries(begun.files)
      .filter(([, files]) => files.length > 0)
      .map(([document, files]) => ({ document, form: 'file', files: files.map((f) => f.id) }));
    if (Object.values(busy).some(Boolean)) {
      setProblem(t.file.uploading);
      return;
    }
    const wrong = correctionProblem(detail.form, begun.answers);
    if (wrong) {
      setProblem(wrong);
      return;
    }
    if (papers.length === 0 && !begun.note.trim() && !begun.answers) {
      setProblem(t.case.supplementEmpty);
      return;
    }
    setProblem('');
    await command
      .mutateAsync({
        verb: 'supplement',
        key: begun.key,
        body: {
          papers,
          ...(begun.answers && { answers: begun.answers }),
          ...(begun.note.trim() && { note: begun.note.trim() }),
        },
      })
      .then(
        () => {
          drop(place);
          onSent();
        },
        () => undefined,
      );
  };

  return (
    <Card title={t.case.supplement} tone="soon" id="bo-sung">
      <p style={{ whiteSpace: 'pre-line' }}>{asked.reason}</p>
      {asked.by && (
        <p>
          <strong>{t.case.supplementBy(moment(asked.by, lang))}</strong>
        </p>
      )}
      <form className="stack" onSubmit={(e) => void submit(e)}>
        {wanted.map((document) => (
          <div key={document} className="stack tight">
            <h3>{name(document)}</h3>
            <Uploads
              label={name(document)}
              files={begun.files[document] ?? []}
              send={(blob, file, key, onProgress) =>
                upload<FileRef>(
                  'citizen',
                  `/api/v1/communes/${commune}/my/files`,
                  blob,
                  file,
                  key,
                  onProgress,
                )
              }
              onBusy={(b) => setBusy((all) => ({ ...all, [document]: b }))}
              onChange={(update) =>
                change((b) => ({ ...b, files: { ...b.files, [document]: update(b.files[document] ?? []) } }))
              }
            />
          </div>
        ))}
        <AnswersEdit
          label={words.correct}
          form={detail.form}
          answers={detail.answers}
          value={begun.answers}
          onChange={(answers) => change((b) => ({ ...b, answers }))}
          error={problem && correctionProblem(detail.form, begun.answers) ? problem : undefined}
        />
        <Textarea
          size="md"
          rows={3}
          label={t.case.supplementNote}
          value={begun.note}
          maxLength={2000}
          onChange={(e) => {
            const note = e.currentTarget.value;
            change((b) => ({ ...b, note }));
          }}
        />
        {problem && (
          <Notice tone="late" alert>
            {problem}
          </Notice>
        )}
        {command.isError && <Failure error={command.error} />}
        <Button type="submit" size="md" loading={command.isPending}>
          {t.case.supplementSend}
        </Button>
      </form>
    </Card>
  );
}
