/// The counter's form as it is filled in, kept on the device from the first thing typed.
import { useEffect, useRef, useState } from 'react';
import { newKey } from '@shared/api/client';
import type { Procedure } from '@shared/api/types';
import { firstAnswers } from '@shared/form/check';
import { civilDay } from '@shared/lib/time';
import { useHere } from '../data/client';
import { keepDraft, type CounterDraft, type CounterFilled } from '../data/counter-draft';
import { filesOf, rememberFiles } from './sent-files';

const blank = (procedure: Procedure): CounterFilled => ({
  person: { name: '', phone: '', id_number: '', address: '' },
  behalf: '',
  typed: firstAnswers(procedure.form, { today: civilDay() }),
  papers: [],
  variant: '',
  resultBy: 'counter',
});

export function useCounterDraft(procedure: Procedure, draft: CounterDraft | null) {
  const { me, commune } = useHere();
  const account = me.account.id;
  const [filled, setFilled] = useState<CounterFilled>(() => {
    if (draft) rememberFiles(draft.files);
    return draft?.filled ?? blank(procedure);
  });
  const [submitKey] = useState(() => draft?.submitKey ?? newKey());
  const [safe, setSafe] = useState(true);
  const first = useRef(filled);
  useEffect(() => {
    if (filled === first.current) return;
    setSafe(
      keepDraft(commune, account, {
        procedure: procedure.code,
        filled,
        files: filesOf(filled.papers.flatMap((p) => p.files ?? [])),
        submitKey,
        at: new Date().toISOString(),
      }),
    );
  }, [filled, commune, account, procedure.code, submitKey]);
  const put = (part: Partial<CounterFilled> | ((now: CounterFilled) => Partial<CounterFilled>)) =>
    setFilled((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }));
  return { filled, put, submitKey, safe };
}
