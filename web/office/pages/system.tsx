/// The machine room's short page: what is stuck, which packs are in force, the newest checkpoint, erasing.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { data, newKey } from '@shared/api/client';
import { Problem } from '@shared/api/problem';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { day, moment } from '@shared/lib/time';
import { Card } from '@shared/ui/card';
import { Failure } from '@shared/ui/failure';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { api, sent, useHere } from '../data/client';
import { EraseForm } from '../parts/erase-form';
import { useT } from '../texts';
import css from './case-journal.module.css';

function Jobs() {
  const t = useT().system;
  const { commune } = useHere();
  const cache = useQueryClient();
  const jobs = useQuery({
    queryKey: ['o', 'jobs', commune],
    refetchInterval: 30_000,
    queryFn: async () =>
      (await data(api.GET('/api/v1/communes/{commune}/office/admin/jobs', { params: { path: { commune } } })))
        .items,
  });
  const retry = useMutation({
    mutationFn: (job: number) =>
      data(
        api.POST('/api/v1/communes/{commune}/office/admin/jobs/{job}/retry', {
          params: { path: { commune, job }, header: sent(newKey()) },
        }),
      ),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['o', 'jobs'] }),
  });
  return (
    <Loaded query={jobs}>
      {(items) =>
        items.length === 0 ? (
          <p>{t.noJobs}</p>
        ) : (
          <ul role="list" className="stack tight">
            {items.map((j) => (
              <li key={j.id} className="row spread">
                <span>
                  <strong>{t.kinds[j.kind] ?? j.kind}</strong>{' '}
                  <span className="small dim">
                    {moment(j.created_at)} · {t.attempts(j.attempts)}
                    {j.error && ` · ${j.error}`}
                  </span>
                </span>
                <Button size="compact-sm" variant="default" onClick={() => retry.mutate(j.id)}>
                  {t.retry}
                </Button>
              </li>
            ))}
            {retry.isError && <Failure error={retry.error} />}
          </ul>
        )
      }
    </Loaded>
  );
}

function Packs() {
  const t = useT().system;
  const { lang } = usePrefs();
  const { commune } = useHere();
  const packs = useQuery({
    queryKey: ['o', 'packs', commune],
    queryFn: async () =>
      (
        await data(
          api.GET('/api/v1/communes/{commune}/office/admin/packs', { params: { path: { commune } } }),
        )
      ).items,
  });
  return (
    <Loaded query={packs}>
      {(items) => (
        <ul className="stack tight">
          {items.map((p) => (
            <li key={`${p.kind}.${p.id}.${p.version}`}>
              {pick(p.name, lang)}{' '}
              <span className="small dim">
                {[p.id, `${t.version} ${p.version}`, p.valid_from && t.validFrom(day(p.valid_from))]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {(p.messages?.length ?? 0) > 0 && <p className="small">{p.messages?.join('; ')}</p>}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}

export function SystemPage() {
  const { system: t, erase } = useT();
  const { commune } = useHere();
  const checkpoint = useQuery({
    queryKey: ['o', 'checkpoint', commune],
    refetchInterval: 30_000,
    queryFn: async () => {
      const answer = await fetch(`/journal/${commune}/checkpoint`);
      if (!answer.ok) throw new Problem(answer.status, {});
      return answer.text();
    },
  });
  return (
    <Page title={t.title} width="wide">
      <Card title={t.jobs}>
        <Jobs />
      </Card>
      <Card title={t.checkpoint}>
        <Loaded query={checkpoint}>
          {(text) => (
            <pre className={css.bytes} tabIndex={0}>
              {text}
            </pre>
          )}
        </Loaded>
      </Card>
      <Card title={erase.title}>
        <EraseForm />
      </Card>
      <Card title={t.packs}>
        <Packs />
      </Card>
    </Page>
  );
}
