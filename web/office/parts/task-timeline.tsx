/// The tasks on the plan's calendar, under the units that lead them: a sign on each day something is due, a band
/// for what goes on all the time, a line for today. A row opens into who, what and by when; the arrows move
/// between rows.
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { PlanTask } from '@shared/api/types';
import { day } from '@shared/lib/time';
import { usePlanT } from '../texts';
import { TaskFacts } from './task-facts';
import { TaskShape, TaskStateWord } from './task-state';
import { byUnit, calendarOf, countTasks, draw, type Calendar, type UnitTasks } from './task-time';
import css from './task-timeline.module.css';

interface TimelineProps {
  tasks: readonly PlanTask[];
  units: ReadonlyMap<string, string>;
  years: { from: number; to: number };
  today: string;
  open: number;
}

interface Frame {
  calendar: Calendar;
  planTo: number;
  today: string;
}

function Grid({ calendar, today }: Frame) {
  return (
    <span className={css.grid} aria-hidden>
      {calendar.columns.map((c) => (
        <i key={c.from} className={css.column} style={{ left: `${c.left}%` }} />
      ))}
      <i className={css.today} style={{ left: `${calendar.at(today)}%` }} />
    </span>
  );
}

function Track({ task, frame }: { task: PlanTask; frame: Frame }) {
  const d = draw(task, frame.calendar, frame.planTo);
  return (
    <span className={css.track} aria-hidden>
      <Grid {...frame} />
      <span
        className={css.band}
        data-steady={d.steady || undefined}
        data-state={task.state}
        style={{ left: `${d.left}%`, width: `${d.width}%` }}
      />
      {d.points.map((p) => (
        <span key={p.day} className={css.point} style={{ left: `${p.at}%` }}>
          <TaskShape
            state={task.state === 'late' && p.day > frame.today ? 'not_started' : task.state}
            size={20}
          />
        </span>
      ))}
    </span>
  );
}

function Row({ task, frame, first }: { task: PlanTask; frame: Frame; first: boolean }) {
  const t = usePlanT();
  const [open, setOpen] = useState(first);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (first) row.current?.scrollIntoView({ block: 'center' });
  }, [first]);
  const when = task.stated === false || !task.due ? task.time : t.plan.due(day(task.due));
  return (
    <li ref={row} className={css.row} data-state={task.state}>
      <button
        type="button"
        className={css.head}
        data-task={task.id}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className={css.what}>
          <span>{task.activity}</span>
          <span className={css.when}>
            <TaskStateWord state={task.state} />
            <span className="small dim">{when}</span>
          </span>
        </span>
        <Track task={task} frame={frame} />
      </button>
      {open && (
        <div className={css.facts}>
          <TaskFacts task={task} />
        </div>
      )}
    </li>
  );
}

function Unit({ unit, frame, open }: { unit: UnitTasks; frame: Frame; open: number }) {
  const t = usePlanT();
  const counts = countTasks(unit.tasks);
  return (
    <section className={css.unit} aria-labelledby={`don-vi-${unit.id}`}>
      <h2 id={`don-vi-${unit.id}`} className={css.name}>
        {unit.name}
        <span className={css.count}>
          {t.tasks.count(unit.tasks.length)}
          {counts.late > 0 && (
            <strong className={css.late}>
              <TaskShape state="late" size={16} /> {t.tasks.late(counts.late)}
            </strong>
          )}
        </span>
      </h2>
      <ul role="list">
        {unit.tasks.map((task) => (
          <Row key={task.id} task={task} frame={frame} first={task.id === open} />
        ))}
      </ul>
    </section>
  );
}

/// Up and down go through the rows of every unit.
function onArrow(e: KeyboardEvent<HTMLDivElement>) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[e.key];
  if (!by || !(e.target instanceof HTMLElement) || !e.target.matches('[data-task]')) return;
  const rows = [...e.currentTarget.querySelectorAll<HTMLElement>('[data-task]')];
  const next = rows[rows.indexOf(e.target) + by];
  if (!next) return;
  e.preventDefault();
  next.focus();
}

export function TaskTimeline({ tasks, units, years, today, open }: TimelineProps) {
  const t = usePlanT().tasks;
  const calendar = useMemo(() => calendarOf(years.from, years.to), [years.from, years.to]);
  const groups = useMemo(() => byUnit(tasks, units), [tasks, units]);
  const frame: Frame = { calendar, planTo: years.to, today };
  return (
    <div className={css.timeline} onKeyDown={onArrow} role="group" aria-label={t.timeline}>
      <div className={css.months} aria-hidden>
        <span className={css.legend}>
          {t.today} {day(today).slice(0, 5)}
        </span>
        <span className={css.track}>
          {calendar.columns.map((c) => (
            <span key={c.from} className={css.month} style={{ left: `${c.left}%`, width: `${c.width}%` }}>
              {years.from === years.to ? t.month(c.label) : t.quarter(c.label)}
            </span>
          ))}
          <span className={css.now} style={{ left: `${calendar.at(today)}%` }} />
        </span>
      </div>
      {groups.map((unit) => (
        <Unit key={unit.id} unit={unit} frame={frame} open={open} />
      ))}
    </div>
  );
}
