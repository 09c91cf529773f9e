/// Red first: what is missed before what is close, and within one verdict the furthest from its threshold;
/// what cannot be computed stands last, it is no success and no failure.
import type { Pillar, Target, Verdict } from '@shared/api/types';

export const verdicts: readonly Verdict[] = ['missed', 'close', 'met', 'declared', 'no_data', 'unbound'];

/// How far from the threshold, as a part of it; 0 when it is not known.
export function gap(target: Pick<Target, 'live' | 'value' | 'value2'>): number {
  if (target.live == null) return 0;
  const reach = target.value2 != null && target.live > target.value2 ? target.value2 : target.value;
  return Math.abs(reach - target.live) / (Math.abs(reach) || 1);
}

export function worstFirst(targets: readonly Target[]): Target[] {
  return [...targets].sort(
    (a, b) =>
      verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
      (a.verdict === 'met' ? 0 : gap(b) - gap(a)) ||
      a.line - b.line,
  );
}

export type Counts = Readonly<Record<Verdict, number>>;

export function countOf(targets: readonly Target[]): Counts {
  const counts = { missed: 0, close: 0, met: 0, declared: 0, no_data: 0, unbound: 0 };
  for (const target of targets) counts[target.verdict] += 1;
  return counts;
}

/// A pillar is as its worst computed target; without one it cannot be said.
export function stateOf(counts: Counts): Verdict {
  return (['missed', 'close', 'met', 'declared'] as const).find((v) => counts[v] > 0) ?? 'no_data';
}

export interface PillarState {
  id: Pillar;
  targets: readonly Target[];
  counts: Counts;
  state: Verdict;
}

/// In the order of the plan; pillars without a target are left out.
export function pillarsOf(order: readonly Pillar[], targets: readonly Target[]): PillarState[] {
  return order.flatMap((id) => {
    const own = worstFirst(targets.filter((x) => x.pillar === id));
    const counts = countOf(own);
    return own.length === 0 ? [] : [{ id, targets: own, counts, state: stateOf(counts) }];
  });
}
