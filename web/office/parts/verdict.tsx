/// How a target stands: word, shape and colour.
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconHandStop,
  IconLinkOff,
  IconTrendingUp,
} from '@tabler/icons-react';
import type { Target, Verdict } from '@shared/api/types';
import { number } from '@shared/lib/number';
import { planTexts, usePlanT } from '../texts';
import css from './verdict.module.css';

const icons = {
  met: IconCircleCheck,
  close: IconTrendingUp,
  missed: IconCircleX,
  no_data: IconCircleDashed,
  unbound: IconLinkOff,
  declared: IconHandStop,
};

export function VerdictPill({ verdict }: { verdict: Verdict }) {
  const t = usePlanT().plan.verdicts;
  const Shape = icons[verdict];
  return (
    <span className={css.pill} data-verdict={verdict}>
      <Shape size={16} aria-hidden />
      {t[verdict]}
    </span>
  );
}

const withUnit = (value: number, unit: string) =>
  unit === '%' ? `${number(value, 2)}%` : `${number(value, 2)} ${unit}`.trim();

/// "từ 98%", "trong khoảng 25% – 35%"
export function need(target: Pick<Target, 'comparator' | 'value' | 'value2' | 'unit'>): string {
  const words = planTexts.now().plan.comparators[target.comparator];
  const range = target.value2 != null ? ` – ${withUnit(target.value2, target.unit)}` : '';
  return `${words} ${withUnit(target.value, target.unit)}${range}`;
}

export function live(target: Pick<Target, 'live' | 'unit'>): string {
  return target.live == null ? '–' : withUnit(target.live, target.unit);
}
