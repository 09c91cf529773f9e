/// The plan's tasks: who leads, with whom, what comes out, by when, and how it stands. Duties and reports
/// below.
import { Button } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { Link, useLocation, useSearch } from 'wouter';
import type { PlanTask } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { day } from '@shared/lib/time';
import { Bones } from '@shared/ui/bones';
import { Card, Facts } from '@shared/ui/card';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useDuties, usePlan, useTasks } from '../data/plan';
import { Choice } from '../parts/choice';
import { usePlanT } from '../texts';
import css from './tasks.module.css';

function Task({ task }: { task: PlanTask }) {
  const t = usePlanT().plan;
  return (
    <li className={css.task} data-state={task.state}>
      <div className="row spread">
        <span className="small dim">{[task.no, task.group].filter(Boolean).join(' · ')}</span>
        <span className={css.state} data-state={task.state}>
          {t.states[task.state]}
        </span>
      </div>
      <strong>{task.activity}</strong>
      <Facts
        columns
        items={[
          { term: t.lead, value: task.lead.join('; ') },
          { term: t.coop, value: task.coop.join('; ') },
          { term: t.product, value: task.product },
          { term: t.time, value: [task.time, task.due && t.due(day(task.due))].filter(Boolean).join(' · ') },
        ]}
      />
      <p className="small row">
        <Link href={`/ke-hoach?dong=${task.line}`}>
          {t.openDoc}, {t.line(task.line)}
        </Link>
        {task.case !== undefined && <Link href={`/ho-so/${task.case}`}>{t.toCase}</Link>}
      </p>
    </li>
  );
}

function Duties() {
  const t = usePlanT().plan;
  const query = useDuties();
  return (
    <Loaded query={query}>
      {({ items, reporting }) => (
        <>
          {reporting.length > 0 && (
            <Card title={t.reports}>
              <ul>
                {reporting.map((r, i) => (
                  <li key={i}>
                    {r.who} → {r.to}: {r.when}{' '}
                    <Link href={`/ke-hoach?dong=${r.line}`} className="small">
                      {t.line(r.line)}
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <Card title={t.duties}>
            <ul className="stack tight">
              {items.map((d) => (
                <li key={d.id}>
                  <strong>{d.unit}</strong>: {d.duty}{' '}
                  <Link href={`/ke-hoach?dong=${d.line}`} className="small">
                    {t.line(d.line)}
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        </>
      )}
    </Loaded>
  );
}

export function TasksPage() {
  const t = usePlanT().plan;
  const words = common.use();
  const { lang } = usePrefs();
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const unit = query.get('don-vi') ?? '';
  const state = (query.get('tinh-trang') ?? '') as keyof typeof t.states | '';
  const units = usePlan().data?.units ?? [];
  const tasks = useTasks({ ...(unit && { unit }), ...(state && { state }) });
  const items = tasks.data?.pages.flatMap((p) => p.items) ?? [];
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    go(`/nhiem-vu?${next.toString()}`, { replace: true });
  };
  return (
    <Page
      title={t.tasks}
      width="wide"
      actions={
        <>
          <Choice
            label={t.lead}
            value={unit}
            options={{
              '': `${t.lead}: ${t.all}`,
              ...Object.fromEntries(units.map((u) => [u.id, pick(u.name, lang)])),
            }}
            onChange={(v) => set('don-vi', v)}
          />
          <Choice
            label={t.state}
            value={state}
            options={{ '': `${t.state}: ${t.all}`, ...t.states }}
            onChange={(v) => set('tinh-trang', v)}
          />
        </>
      }
    >
      {tasks.isPending && <Bones lines={5} height={120} />}
      {tasks.isError && <Failure error={tasks.error} retry={() => void tasks.refetch()} />}
      {tasks.data && items.length === 0 && <Empty icon={<IconChecklist size={40} />} title={words.none} />}
      <ul role="list" className="stack tight">
        {items.map((x) => (
          <Task key={x.id} task={x} />
        ))}
      </ul>
      {tasks.hasNextPage && (
        <Button
          variant="default"
          loading={tasks.isFetchingNextPage}
          onClick={() => void tasks.fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
      <Duties />
    </Page>
  );
}
