/// Everything once more before it is sent; how the result comes; the pledge.
import { Checkbox, Radio } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Procedure } from '@shared/api/types';
import { AnswersView } from '@shared/form/answers';
import { visible } from '@shared/form/check';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Card } from '@shared/ui/card';
import type { LocalDraft } from '../../data/draft-store';
import { useT } from '../../texts';
import css from './filing.module.css';
import { papersOnline } from './steps';
import { StepButtons } from './step-buttons';

interface ReviewStepProps {
  procedure: Procedure;
  draft: LocalDraft;
  busy: boolean;
  fee: ReactNode;
  message: ReactNode;
  /** Key of a step. */
  onEdit: (step: string) => void;
  onBack: () => void;
  onSubmit: () => void;
  onResultBy: (way: LocalDraft['resultBy']) => void;
}

export function ReviewStep({
  procedure,
  draft,
  busy,
  fee,
  message,
  onEdit,
  onBack,
  onSubmit,
  onResultBy,
}: ReviewStepProps) {
  const t = useT().file;
  const { lang } = usePrefs();
  const [pledged, setPledged] = useState(false);
  const [asked, setAsked] = useState(false);
  const papers = papersOnline(procedure);
  return (
    <form
      noValidate
      className="stack loose"
      onSubmit={(e) => {
        e.preventDefault();
        setAsked(true);
        if (pledged) onSubmit();
      }}
    >
      <p className="dim">{t.reviewLead}</p>
      <Card as="div">
        <AnswersView
          form={procedure.form}
          answers={draft.answers}
          onEdit={(at) =>
            onEdit(procedure.form.sections[at]?.fields.find((f) => visible(f, draft.answers))?.key ?? '')
          }
          editLabel={t.edit}
        />
      </Card>
      {papers.length > 0 && (
        <Card
          as="div"
          title={t.papersStep}
          aside={
            <a
              href="#edit"
              onClick={(e) => {
                e.preventDefault();
                onEdit('giay-to');
              }}
            >
              {t.edit}
              <span className="visually-hidden"> – {t.papersStep}</span>
            </a>
          }
        >
          <ul>
            {papers.map((d) => {
              const p = draft.papers[d.key];
              const given = p?.files.length ? p.files.map((f) => f.name).join(', ') : p?.reused && t.reused;
              const needed = d.required ? css.missing : 'dim';
              return (
                <li key={d.key}>
                  {pick(d.name, lang)}:{' '}
                  <span className={given ? 'dim' : needed}>
                    {given || (d.required ? t.notGiven : t.notSent)}
                  </span>
                </li>
              );
            })}
          </ul>
        </Card>
      )}
      <Card as="div" title={t.fee}>
        {fee}
      </Card>
      <Radio.Group
        size="md"
        label={t.resultBy}
        value={draft.resultBy}
        onChange={(v) => onResultBy(v as LocalDraft['resultBy'])}
      >
        <div className="stack tight" style={{ paddingTop: 8 }}>
          {(['online', 'counter', 'post'] as const).map((way) => (
            <Radio key={way} value={way} size="md" label={t.resultWays[way]} />
          ))}
        </div>
      </Radio.Group>
      <Checkbox
        size="md"
        label={t.pledge}
        checked={pledged}
        onChange={(e) => setPledged(e.currentTarget.checked)}
        error={asked && !pledged ? t.pledgeMissing : undefined}
      />
      {message && <div aria-live="assertive">{message}</div>}
      <StepButtons onBack={onBack} next={busy ? t.submitting : t.submit} busy={busy} />
    </form>
  );
}
