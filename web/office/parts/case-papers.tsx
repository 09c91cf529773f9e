/// The papers of a case beside what the form says: on a wide screen the file stands next to the answers, so
/// that one can be checked against the other.
import { IconDownload, IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseDetail } from '@shared/api/types';
import { AnswersView } from '@shared/form/answers';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Card } from '@shared/ui/card';
import { useHere } from '../data/client';
import { useT, useWork } from '../texts';
import { fileUrl, PaperViewer, type ViewFile } from './paper-viewer';
import css from './case-papers.module.css';

export function OfficeFile({ file }: { file: { id: string; name: string } }) {
  const { commune } = useHere();
  return (
    <a href={fileUrl(commune, file.id)} download={file.name} className={css.file}>
      <IconDownload size={16} aria-hidden /> {file.name}
    </a>
  );
}

function PaperList({
  detail,
  files,
  at,
  onAt,
}: {
  detail: CaseDetail;
  files: readonly ViewFile[];
  at: number;
  onAt: (at: number) => void;
}) {
  const t = useT().case;
  const w = useWork().view;
  const { lang } = usePrefs();
  return (
    <ul role="list" className={css.papers}>
      {detail.papers.map((p) => (
        <li key={p.document} data-form={p.form} data-required={p.required || undefined}>
          <span>
            {pick(p.name, lang)}
            {p.required && <span className="small dim"> ({t.required})</span>}
          </span>
          <strong className="small">{t.paper[p.form]}</strong>
          {p.files.length > 0 && (
            <span className={css.files}>
              {p.files.map((f) => {
                // The same file may stand for two papers.
                const index = files.findIndex((x) => x.id === f.id && x.document === p.document);
                return (
                  <button
                    key={f.id}
                    type="button"
                    className={css.show}
                    aria-pressed={index === at}
                    aria-label={w.show(f.name)}
                    onClick={() => onAt(index)}
                  >
                    <IconEye size={16} aria-hidden /> {f.name}
                  </button>
                );
              })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

export function CasePapers({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const { counter } = useT();
  const { lang } = usePrefs();
  const [at, setAt] = useState(0);
  const files: ViewFile[] = detail.papers.flatMap((p) =>
    p.files.map((f) => ({ ...f, document: p.document, paper: pick(p.name, lang) })),
  );
  const shown = Math.min(at, Math.max(0, files.length - 1));
  return (
    <div className={css.pair}>
      <div className="stack">
        <Card title={t.papers}>
          <PaperList detail={detail} files={files} at={shown} onAt={setAt} />
          {files.length > 0 && <PaperViewer files={files} at={shown} onAt={setAt} />}
        </Card>
      </div>
      <Card title={t.answers}>
        {detail.variant && (
          <p>
            <strong>{counter.variant}:</strong> {pick(detail.variant, lang)}
          </p>
        )}
        <AnswersView form={detail.form} answers={detail.answers} hideEmpty />
      </Card>
    </div>
  );
}
