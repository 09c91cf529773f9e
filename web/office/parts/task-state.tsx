/// How a task stands: shape, word and colour.
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleOff,
} from '@tabler/icons-react';
import type { PlanTask } from '@shared/api/types';
import { usePlanT } from '../texts';
import css from './task-state.module.css';

export type TaskState = PlanTask['state'];
export const taskStates: readonly TaskState[] = ['late', 'in_progress', 'not_started', 'done', 'cancelled'];

const shapes = {
  late: IconAlertTriangleFilled,
  in_progress: IconCircleHalf2,
  not_started: IconCircleDashed,
  done: IconCircleCheckFilled,
  cancelled: IconCircleOff,
};

export function TaskShape({ state, size = 18 }: { state: TaskState; size?: number }) {
  const Shape = shapes[state];
  return <Shape size={size} aria-hidden className={css.shape} data-state={state} />;
}

export function TaskStateWord({ state }: { state: TaskState }) {
  const t = usePlanT().plan.states;
  return (
    <span className={css.word} data-state={state}>
      <TaskShape state={state} /> {t[state]}
    </span>
  );
}
