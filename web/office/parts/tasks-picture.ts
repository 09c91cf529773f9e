/// The tasks on the plan's calendar as a drawing: under each unit what it leads, with the days something is due.
import type { Picture } from '@shared/charts/png';
import type { MeasureText } from '@shared/charts/svg-text';
import { light as ink } from '@shared/tokens/semantic';
import type { PlanTask } from '@shared/api/types';
import { bold, dim, edge, heading, Pen, plain, wide, type PictureFrame } from './picture-pen';
import { draw, type Calendar, type UnitTasks } from './task-time';

export interface TasksPictureInput extends PictureFrame {
  sum: string;
  groups: readonly UnitTasks[];
  calendar: Calendar;
  planTo: number;
  /** Today, and what its line is called. */
  today: string;
  todayWords: string;
  columnName: (label: string) => string;
  stateWords: Readonly<Record<PlanTask['state'], string>>;
  whenOf: (task: PlanTask) => string;
}

const words = 620;
const track = wide - words - 24;
const left = edge + words + 24;

const colours: Record<PlanTask['state'], string> = {
  late: ink.late,
  in_progress: ink.wait,
  done: ink.ok,
  not_started: ink['border-strong'],
  cancelled: ink['border-strong'],
};

/// The shapes of task-state.tsx, so that colour is not all that tells them apart.
function sign(state: PlanTask['state'], x: number, y: number): string {
  const colour = colours[state];
  const ring = `<circle cx="${x}" cy="${y}" r="10" fill="#fff" stroke="${colour}" stroke-width="3"`;
  switch (state) {
    case 'late':
      return `<path d="M${x} ${y - 12}l13 23h-26z" fill="${colour}"/><path d="M${x} ${y - 4}v7M${x} ${y + 6}v2" stroke="#fff" stroke-width="2.5"/>`;
    case 'in_progress':
      return `${ring}/><path d="M${x} ${y - 10}a10 10 0 0 1 0 20z" fill="${colour}"/>`;
    case 'done':
      return `<circle cx="${x}" cy="${y}" r="11" fill="${colour}"/><path d="M${x - 5} ${y}l4 4 6-8" fill="none" stroke="#fff" stroke-width="2.5"/>`;
    case 'cancelled':
      return `${ring}/><path d="M${x - 7} ${y - 7}l14 14" stroke="${colour}" stroke-width="3"/>`;
    default:
      return `${ring} stroke-dasharray="5 4"/>`;
  }
}

function months(pen: Pen, input: TasksPictureInput) {
  for (const c of input.calendar.columns)
    pen.letters.push({
      ...dim,
      x: left + (c.left / 100) * track + 4,
      y: pen.y + 16,
      text: input.columnName(c.label),
    });
  pen.text(edge, pen.y, words, input.todayWords, { ...dim, fill: ink.accent, weight: 700 });
  pen.y += 30;
}

function row(pen: Pen, task: PlanTask, input: TasksPictureInput) {
  const top = pen.y + 6;
  const named = pen.text(edge, top, words, task.activity, plain);
  const said = `${input.stateWords[task.state]} · ${input.whenOf(task)}`;
  pen.y =
    pen.text(edge, named, words, said, { ...dim, fill: task.state === 'late' ? ink.late : ink.dim }) + 8;
  const d = draw(task, input.calendar, input.planTo);
  const middle = (top + pen.y) / 2;
  const from = left + (d.left / 100) * track;
  const line = d.steady ? ' stroke-dasharray="3 6"' : '';
  pen.out +=
    `<path d="M${from} ${middle}h${(d.width / 100) * track}" stroke="${colours[task.state]}" stroke-width="4"${line}/>` +
    d.points
      .map((p) =>
        sign(
          task.state === 'late' && p.day > input.today ? 'not_started' : task.state,
          left + (p.at / 100) * track,
          middle,
        ),
      )
      .join('') +
    `<path d="M${edge} ${pen.y}h${wide}" stroke="${ink.border}"/>`;
}

export function tasksPicture(input: TasksPictureInput, measure: MeasureText): Picture {
  const pen = new Pen(measure);
  pen.head(input);
  pen.y = pen.text(edge, pen.y, wide, input.sum, bold) + 16;
  months(pen, input);
  const top = pen.y;
  for (const unit of input.groups) {
    pen.y = pen.text(edge, pen.y + 14, wide, unit.name, { ...heading, size: 22 }) + 4;
    pen.out += `<path d="M${edge} ${pen.y}h${wide}" stroke="${ink['border-strong']}"/>`;
    for (const task of unit.tasks) row(pen, task, input);
  }
  const now = left + (input.calendar.at(input.today) / 100) * track;
  pen.out =
    input.calendar.columns
      .map((c) => `<path d="M${left + (c.left / 100) * track} ${top}V${pen.y}" stroke="${ink.border}"/>`)
      .join('') +
    `<path d="M${now} ${top}V${pen.y}" stroke="${ink.accent}" stroke-width="3"/>` +
    pen.out;
  return pen.done(input);
}
