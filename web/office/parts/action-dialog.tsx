/// One verb on a case: asks for exactly what the server's action says it needs, and hands over what was
/// decided. What becomes of it stands in the outbox; a refusal there opens this again as it was.
import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { newKey } from '@shared/api/client';
import type { Action, CaseDetail } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { Dialog } from '@shared/ui/dialog';
import type { Act } from '../data/outbox';
import { useT } from '../texts';
import { ActionInput, actionProblem, type Values } from './action-input';

interface ActionDialogProps {
  action: Action;
  detail: CaseDetail;
  values?: Values | undefined;
  onClose: () => void;
  onAct: (act: Act) => void;
}

/// The members that say something: an empty answer is no answer.
export const filled = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, v]) => v !== undefined && v !== '' && !(Array.isArray(v) && v.length === 0),
    ),
  );

export const defaultsOf = (fields: Action['fields']): Values =>
  Object.fromEntries(fields.filter((f) => f.default !== undefined).map((f) => [f.name, f.default]));

export function ActionDialog({ action, detail, values: before, onClose, onAct }: ActionDialogProps) {
  const t = useT();
  const words = common.use();
  const { lang } = usePrefs();
  const [values, setValues] = useState<Values>(() => before ?? defaultsOf(action.fields));
  const [busy, setBusy] = useState<Record<string, boolean>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});

  const submit = (e: FormEvent) => {
    e.preventDefault();
    const found: Record<string, string> = {};
    for (const field of action.fields) {
      const problem = busy[field.name]
        ? t.action.fileBusy
        : actionProblem(field, values[field.name], detail.form);
      if (problem) found[field.name] = problem;
    }
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    onAct({
      no: detail.case.no,
      code: detail.case.code,
      verb: action.verb,
      label: action.label,
      body: filled(values),
      etag: detail.etag,
      key: newKey(),
      before: detail.case,
    });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={pick(action.label, lang)}
      wide={action.fields.some((f) => f.type === 'papers')}
    >
      <p className="small dim num">{[detail.case.code, detail.case.applicant].filter(Boolean).join(' · ')}</p>
      <form noValidate className="stack" onSubmit={submit}>
        {action.fields.map((field, i) => (
          <ActionInput
            key={field.name}
            field={field}
            value={values[field.name]}
            detail={detail}
            error={problems[field.name]}
            autoFocus={i === 0}
            onChange={(value) =>
              setValues((all) => ({
                ...all,
                [field.name]:
                  typeof value === 'function' ? (value as (old: unknown) => unknown)(all[field.name]) : value,
              }))
            }
            onBusy={(b) => setBusy((all) => ({ ...all, [field.name]: b }))}
          />
        ))}
        <div className="row">
          <Button type="submit" size="md" autoFocus={action.fields.length === 0}>
            {pick(action.label, lang)}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
