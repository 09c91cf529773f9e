/// The counter: procedure, person, papers, done; one page, top to bottom, Tab and Enter.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { data } from '@shared/api/client';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { api, useHere } from '../data/client';
import type { CounterFilled } from '../data/desk-draft';
import { CounterDone } from '../parts/counter-done';
import { CounterForm, type SubmitDone } from '../parts/counter-form';
import { ProcedurePicker } from '../parts/procedure-picker';
import { useKeptDraft } from '../parts/use-desk-draft';
import { useT } from '../texts';

export function Counter() {
  const t = useT().counter;
  const { commune } = useHere();
  const { draft, forget } = useKeptDraft<CounterFilled>('counter');
  const [code, setCode] = useState<string | null>(draft?.form ?? null);
  const [done, setDone] = useState<SubmitDone | null>(null);
  const procedure = useQuery({
    queryKey: ['o', 'procedure', commune, code],
    enabled: code !== null,
    staleTime: 5 * 60_000,
    queryFn: () =>
      data(
        api.GET('/api/v1/communes/{commune}/procedures/{procedure}', {
          params: { path: { commune, procedure: code! } },
        }),
      ),
  });
  const again = () => {
    forget();
    setDone(null);
    setCode(null);
  };
  if (done) return <CounterDone done={done} onNext={again} />;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      width={code === null ? 'text' : 'wide'}
      actions={
        code !== null && (
          <Button variant="default" onClick={again}>
            {t.change}
          </Button>
        )
      }
    >
      {code === null ? (
        <ProcedurePicker onPick={setCode} />
      ) : (
        <Loaded query={procedure}>
          {(p) => (
            <CounterForm
              key={p.code}
              procedure={p}
              draft={draft}
              onAnew={again}
              onDone={(filed) => {
                forget();
                setDone(filed);
              }}
            />
          )}
        </Loaded>
      )}
    </Page>
  );
}
