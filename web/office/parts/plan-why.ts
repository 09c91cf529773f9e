/// Why a target stands as it does, in one sentence. The server says how far it is and on what count; here the
/// way it has been moving and the time left are added, each only when there are figures to say it from.
import type { Target, TrendPoint } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { number } from '@shared/lib/number';
import type { Lang } from '@shared/lib/prefs';
import { civilDay } from '@shared/lib/time';
import { planTexts } from '../texts';

export interface Move {
  now: number;
  before: number;
  change: number;
}

const months = 3;

/// The share over some months is the share of their sums; only where there are no counts, the mean.
function over(points: readonly TrendPoint[]): number | null {
  const valued = points.filter((p) => p.value !== null);
  if (valued.length < 2) return null;
  const sum = (of: (p: TrendPoint) => number) => valued.reduce((n, p) => n + of(p), 0);
  const counted = valued.every((p) => p.numerator != null && (p.denominator ?? 0) > 0);
  if (counted) return (sum((p) => p.numerator ?? 0) / sum((p) => p.denominator ?? 0)) * 100;
  return sum((p) => p.value ?? 0) / valued.length;
}

/// The last three months against the three before; null: too few of them have a figure.
export function moveOf(points: readonly TrendPoint[], unit: string): Move | null {
  if (!unit.startsWith('%')) return null;
  const now = over(points.slice(-months));
  const before = over(points.slice(-2 * months, -months));
  return now === null || before === null ? null : { now, before, change: now - before };
}

/// Days from the day of the figures to the end of the target's year; null: the plan names another time.
export function daysLeft(by: string | null | undefined, asOf: string, planTo: number): number | null {
  const year = !by || /^(trong|hằng) năm$/i.test(by) ? planTo : /^\d{4}$/.test(by) ? Number(by) : null;
  if (year === null) return null;
  const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
  return Math.round((at(`${year}-12-31`) - at(civilDay(new Date(asOf)))) / 86_400_000);
}

export interface When {
  /** The moment the figures stand for. */
  asOf: string;
  /** The last year of the plan. */
  planTo: number;
}

export function whyNow(target: Target, when: When, lang: Lang): string {
  const t = planTexts.now().why;
  const said = pick(target.why, lang).trim().replace(/\.$/, '');
  if (target.live == null) return `${said}.`;
  const move = moveOf(target.trend ?? [], target.unit);
  const parts = [said];
  if (move === null) parts.push(t.noTrend);
  else if (Math.abs(move.change) < 0.5) parts.push(t.steady);
  else parts.push((move.change > 0 ? t.up : t.down)(number(Math.abs(move.change), 1, lang)));
  if (target.verdict !== 'met') {
    const left = daysLeft(target.by, when.asOf, when.planTo);
    if (left === null) parts.push(t.by(target.by ?? ''));
    else parts.push(left > 0 ? t.left(left) : t.over);
  }
  return `${parts.join('; ')}.`;
}
