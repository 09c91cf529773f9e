/// The plan's tasks: who leads, with whom, what comes out, by when, and how it stands; on a timeline by unit, or
/// as a list, which is what a phone shows. Duties and reports below.
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChecklist, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Plan, PlanTask } from '@shared/api/types';
import { asProblem } from '@shared/api/problem';
import type { MeasureText } from '@shared/charts/svg-text';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs, type Lang } from '@shared/lib/prefs';
import { civilDay, day } from '@shared/lib/time';
import { Bones } from '@shared/ui/bones';
import { Card } from '@shared/ui/card';
import { Empty } from '@shared/ui/empty';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useHere } from '../data/client';
import { useAllTasks, useDuties, usePlan } from '../data/plan';
import { Choice } from '../parts/choice';
import { asOfOf, usePictureFrame } from '../parts/picture-input';
import { PictureSave } from '../parts/picture-save';
import { NoPlan } from '../parts/no-plan';
import { TaskFacts } from '../parts/task-facts';
import { TaskShape, taskStates, TaskStateWord, type TaskState } from '../parts/task-state';
import { byUnit, calendarOf, countTasks } from '../parts/task-time';
import { TaskTimeline } from '../parts/task-timeline';
import { usePlanT } from '../texts';
import css from './tasks.module.css';

function Task({ task, here }: { task: PlanTask; here: boolean }) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (here) row.current?.scrollIntoView({ block: 'center' });
  }, [here]);
  return (
    <li ref={row} className={css.task} data-state={task.state} data-here={here || undefined}>
      <div className="row spread">
        <span className="small dim">{[task.no, task.group].filter(Boolean).join(' · ')}</span>
        <TaskStateWord state={task.state} />
      </div>
      <strong>{task.activity}</strong>
      <TaskFacts task={task} />
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

interface Filter {
  unit: string;
  state: TaskState | '';
  view: string;
  open: number;
}

/// Today, on the clock of the figures.
const todayOf = (plan: Plan) => civilDay(new Date(asOfOf(plan)));

const namesOf = (plan: Plan, lang: Lang) => new Map(plan.units.map((u) => [u.id, pick(u.name, lang)]));

const matches = (filter: Filter) => (x: PlanTask) =>
  (!filter.unit || x.lead_units?.includes(filter.unit)) && (!filter.state || x.state === filter.state);

function TasksPicture({ plan, tasks, filter }: { plan: Plan; tasks: readonly PlanTask[]; filter: Filter }) {
  const t = usePlanT();
  const { lang } = usePrefs();
  const { commune } = useHere();
  const frame = usePictureFrame();
  const today = todayOf(plan);
  const load = async () => {
    const { tasksPicture } = await import('../parts/tasks-picture');
    const shown = tasks.filter(matches(filter));
    const counts = countTasks(shown);
    const { from, to } = plan.period;
    return (measure: MeasureText) =>
      tasksPicture(
        {
          ...frame(t.plan.tasks, plan.title, asOfOf(plan)),
          sum: taskStates
            .filter((s) => counts[s] > 0)
            .map((s) => `${counts[s]} ${t.plan.states[s].toLowerCase()}`)
            .join(', '),
          groups: byUnit(shown, namesOf(plan, lang)),
          calendar: calendarOf(from, to),
          planTo: to,
          today,
          todayWords: `${t.tasks.today} ${day(today)}`,
          columnName: from === to ? t.tasks.month : t.tasks.quarter,
          stateWords: t.plan.states,
          whenOf: (x) => (x.stated === false || !x.due ? x.time : t.plan.due(day(x.due))),
        },
        measure,
      );
  };
  return <PictureSave name={`nhiem-vu-${commune}-${today}`} load={load} />;
}

function Tasks({ plan, tasks, filter }: { plan: Plan; tasks: readonly PlanTask[]; filter: Filter }) {
  const t = usePlanT();
  const { lang } = usePrefs();
  const wide = useMediaQuery('(min-width: 60em)', undefined, { getInitialValueInEffect: false });
  const names = namesOf(plan, lang);
  const shown = tasks.filter(matches(filter));
  const counts = countTasks(shown);
  if (shown.length === 0)
    return (
      <Empty icon={<IconChecklist size={40} />} title={t.tasks.none}>
        {tasks.length === 0 ? t.tasks.noneHelp : t.overview.noneHelp}
      </Empty>
    );
  return (
    <>
      <ul role="list" className={css.counts} aria-label={t.plan.state}>
        {taskStates
          .filter((s) => counts[s] > 0)
          .map((s) => (
            <li key={s}>
              <TaskShape state={s} /> <strong className="num">{counts[s]}</strong> {t.plan.states[s]}
            </li>
          ))}
      </ul>
      {wide && filter.view !== 'danh-sach' ? (
        <TaskTimeline
          tasks={shown}
          units={names}
          years={plan.period}
          today={todayOf(plan)}
          open={filter.open}
        />
      ) : (
        byUnit(shown, names).map((unit) => (
          <section key={unit.id} className="stack tight">
            <h2>{unit.name}</h2>
            <ul role="list" className="stack tight">
              {unit.tasks.map((x) => (
                <Task key={x.id} task={x} here={x.id === filter.open} />
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  );
}

export function TasksPage() {
  const t = usePlanT();
  const words = common.use();
  const { lang } = usePrefs();
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const filter: Filter = {
    unit: query.get('don-vi') ?? '',
    state: (query.get('tinh-trang') ?? '') as TaskState | '',
    view: query.get('xem') ?? 'bieu-do',
    open: Number(query.get('viec') ?? 0),
  };
  const plan = usePlan();
  const tasks = useAllTasks();
  useDuties();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    go(`/nhiem-vu?${next.toString()}`, { replace: true });
  };
  if (plan.isError && asProblem(plan.error).kind === 'missing') {
    return (
      <Page title={t.plan.tasks}>
        <NoPlan />
      </Page>
    );
  }
  return (
    <Page
      title={t.plan.tasks}
      width="wide"
      lead={t.tasks.lead}
      actions={
        <>
          <div className={css.wideOnly}>
            <Choice
              label={t.tasks.view}
              value={filter.view}
              options={t.tasks.views}
              onChange={(v) => set('xem', v)}
            />
          </div>
          <Choice
            label={t.plan.lead}
            value={filter.unit}
            options={{
              '': `${t.plan.lead}: ${t.plan.all}`,
              ...Object.fromEntries((plan.data?.units ?? []).map((u) => [u.id, pick(u.name, lang)])),
            }}
            onChange={(v) => set('don-vi', v)}
          />
          <Choice
            label={t.plan.state}
            value={filter.state}
            options={{ '': `${t.plan.state}: ${t.plan.all}`, ...t.plan.states }}
            onChange={(v) => set('tinh-trang', v)}
          />
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {words.print}
          </Button>
          {plan.data && tasks.data && <TasksPicture plan={plan.data} tasks={tasks.data} filter={filter} />}
        </>
      }
    >
      <Loaded query={plan} bones={<Bones lines={8} height={64} />}>
        {(p) => (
          <Loaded query={tasks} bones={<Bones lines={8} height={64} />}>
            {(items) => (
              <>
                <Tasks plan={p} tasks={items} filter={filter} />
                <Duties />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
