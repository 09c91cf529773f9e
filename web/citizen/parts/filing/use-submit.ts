/// Sending a finished filing: at once where there is a line, else from the queue when it is back.
import { useState } from 'react';
import { data } from '@shared/api/client';
import { asProblem, type Problem } from '@shared/api/problem';
import type { Procedure, Receipt } from '@shared/api/types';
import { queries } from '@shared/ui/provider';
import { api, sent } from '../../data/client';
import { isOnDevice, type LocalDraft } from '../../data/draft-store';
import { putQueued } from '../../outbox/store';
import { bodyOf } from './body';

interface Outcome {
  onFiled: (no: number) => void;
  onQueued: () => void;
}

export function useSubmit(commune: number, procedure: Procedure, { onFiled, onQueued }: Outcome) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const queue = (draft: LocalDraft): boolean =>
    putQueued({
      commune,
      procedure: procedure.code,
      title: draft.title,
      key: draft.submitKey,
      body: bodyOf(draft, procedure),
      draft,
      queuedAt: new Date().toISOString(),
      state: 'waiting',
    });

  const submit = async (draft: LocalDraft) => {
    setProblem(null);
    const local = Object.values(draft.papers).some((p) => p.files.some((f) => isOnDevice(f.id)));
    if (local && queue(draft)) return onQueued();
    setBusy(true);
    try {
      const result = await data(
        api.POST('/api/v1/communes/{commune}/my/cases', {
          params: { path: { commune }, header: sent(draft.submitKey) },
          body: bodyOf(draft, procedure),
        }),
      );
      queries.setQueryData<Receipt>(['my', 'receipt', result.case.no], result.receipt);
      void queries.invalidateQueries({ queryKey: ['my', 'cases'] });
      onFiled(result.case.no);
    } catch (error) {
      const found = asProblem(error);
      if (found.kind === 'offline' && queue(draft)) onQueued();
      else setProblem(found);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, submit };
}
