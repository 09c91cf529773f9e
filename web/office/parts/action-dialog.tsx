/// One verb on a case: asks for exactly what the server's action says it needs, and nothing is lost when it
/// refuses.
import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { newKey } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { Action, CaseDetail } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { Dialog } from '@shared/ui/dialog';
import { Failure } from '@shared/ui/failure';
import { Notice } from '@shared/ui/notice';
import { useCommand } from '../data/cases';
import { useT } from '../texts';
import { ActionInput, actionProblem, type Values } from './action-input';

interface ActionDialogProps {
  action: Action;
  detail: CaseDetail;
  onClose: () => void;
  onDone: () => void;
}

export function ActionDialog({ action, detail, onClose, onDone }: ActionDialogProps) {
  const t = useT();
  const words = common.use();
  const { lang } = usePrefs();
  const cache = useQueryClient();
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(action.fields.filter((f) => f.default !== undefined).map((f) => [f.name, f.default])),
  );
  const [busy, setBusy] = useState<Record<string, boolean>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [key] = useState(newKey);
  const [stale, setStale] = useState(false);
  const command = useCommand(detail.case.no);

  const submit = (e: FormEvent) => {
    e.preventDefault();
    const found: Record<string, string> = {};
    for (const field of action.fields) {
      const problem = busy[field.name] ? t.action.fileBusy : actionProblem(field, values[field.name]);
      if (problem) found[field.name] = problem;
    }
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const body = Object.fromEntries(
      Object.entries(values).filter(
        ([, v]) => v !== undefined && v !== '' && !(Array.isArray(v) && v.length === 0),
      ),
    );
    command.mutate(
      { verb: action.verb, body, key, etag: detail.etag },
      {
        onSuccess: onDone,
        onError: (error) => {
          if (asProblem(error).kind !== 'conflict') return;
          setStale(true);
          void cache.invalidateQueries({ queryKey: ['o', 'case'] });
        },
      },
    );
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={pick(action.label, lang)}
      wide={action.fields.some((f) => f.type === 'papers')}
    >
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
        {stale && (
          <Notice tone="soon" alert>
            {t.case.stale}
          </Notice>
        )}
        {command.isError && !stale && <Failure error={command.error} />}
        <div className="row">
          <Button type="submit" size="md" loading={command.isPending}>
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
