/// Where a task stands on the plan's calendar. The plan gives a last day, sometimes a first one, sometimes a
/// rhythm; what it does not give is not drawn as if it were known.
import type { PlanTask } from '@shared/api/types';

/// The days of a plan as 0 to 100.
export interface Calendar {
  at(day: string): number;
  /** First day of each column, with its name: months of one year, quarters of several. */
  columns: ReadonlyArray<{ from: string; label: string; left: number; width: number }>;
}

const ms = (day: string) => Date.parse(`${day}T00:00:00Z`);
const two = (n: number) => String(n).padStart(2, '0');

export function calendarOf(from: number, to: number): Calendar {
  const start = ms(`${from}-01-01`);
  const end = ms(`${to + 1}-01-01`);
  const at = (day: string) => Math.min(100, Math.max(0, ((ms(day) - start) / (end - start)) * 100));
  const step = from === to ? 1 : 3;
  const firsts: Array<{ from: string; label: string }> = [];
  for (let year = from; year <= to; year += 1)
    for (let month = 1; month <= 12; month += step)
      firsts.push({
        from: `${year}-${two(month)}-01`,
        label: step === 1 ? String(month) : `${Math.ceil(month / 3)}/${String(year).slice(2)}`,
      });
  return {
    at,
    columns: firsts.map((c, i) => {
      const left = at(c.from);
      const next = firsts[i + 1];
      return { ...c, left, width: (next ? at(next.from) : 100) - left };
    }),
  };
}

/// `span`: work that goes on between two days. `points`: days on which something is due. `steady`: goes on all
/// the time, no day of its own.
export interface Drawn {
  left: number;
  width: number;
  points: ReadonlyArray<{ day: string; at: number }>;
  steady: boolean;
}

const steady = new Set<PlanTask['recurrence']>(['always', 'daily', 'weekly', 'on_occasion']);

export function draw(task: PlanTask, calendar: Calendar, planTo: number): Drawn {
  const due = task.due ?? `${planTo}-12-31`;
  const left = task.from ? calendar.at(task.from) : 0;
  const days = task.dates?.length ? task.dates : [due];
  const goesOn = steady.has(task.recurrence) && !task.dates?.length;
  // The end of a day, so that a task due on 31 December reaches the edge.
  const end = calendar.at(new Date(ms(due) + 86_400_000).toISOString().slice(0, 10));
  return {
    left,
    width: Math.max(0.5, end - left),
    points: goesOn ? [] : days.map((day) => ({ day, at: calendar.at(day) })),
    steady: goesOn,
  };
}

export interface UnitTasks {
  id: string;
  name: string;
  tasks: readonly PlanTask[];
}

const last = (task: PlanTask) => task.due ?? '9999';

/// Tasks under each unit that leads them, late ones first, then by day. A task led by two stands under both;
/// one whose leader is no unit of the commune stands under the words of the plan.
export function byUnit(tasks: readonly PlanTask[], names: ReadonlyMap<string, string>): UnitTasks[] {
  const groups = new Map<string, { name: string; tasks: PlanTask[] }>();
  for (const task of tasks) {
    const units = task.lead_units?.filter((id) => names.has(id)) ?? [];
    const keys = units.length > 0 ? units : [task.lead.join('; ')];
    for (const key of keys) {
      const group = groups.get(key) ?? { name: names.get(key) ?? key, tasks: [] };
      group.tasks.push(task);
      groups.set(key, group);
    }
  }
  const order = [...names.keys()];
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...groups]
    .map(([id, g]) => ({
      id,
      name: g.name,
      tasks: [...g.tasks].sort(
        (a, b) =>
          Number(b.state === 'late') - Number(a.state === 'late') ||
          last(a).localeCompare(last(b)) ||
          a.line - b.line,
      ),
    }))
    .sort((a, b) => rank(a.id) - rank(b.id));
}

export type TaskCounts = Readonly<Record<PlanTask['state'], number>>;

export function countTasks(tasks: readonly PlanTask[]): TaskCounts {
  const counts = { late: 0, in_progress: 0, not_started: 0, done: 0, cancelled: 0 };
  for (const task of tasks) counts[task.state] += 1;
  return counts;
}
