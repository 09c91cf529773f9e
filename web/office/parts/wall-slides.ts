/// What the wall screen shows, one after another: the whole, then each pillar that has figures in pages that fit,
/// then what has none.
import type { Target } from '@shared/api/types';
import type { PillarState } from './plan-order';

export type Slide =
  | { kind: 'whole' }
  | { kind: 'pillar'; pillar: PillarState; targets: readonly Target[]; part: number; parts: number }
  | { kind: 'open'; targets: readonly Target[] };

export function slidesOf(pillars: readonly PillarState[], fit: number): Slide[] {
  const measured = pillars.flatMap((pillar): Slide[] => {
    const targets = pillar.targets.filter((x) => x.live != null);
    const parts = Math.ceil(targets.length / fit);
    return Array.from({ length: parts }, (_, i) => ({
      kind: 'pillar',
      pillar,
      targets: targets.slice(i * fit, (i + 1) * fit),
      part: i + 1,
      parts,
    }));
  });
  const open = pillars.flatMap((p) => p.targets.filter((x) => x.live == null));
  return [
    { kind: 'whole' },
    ...measured,
    ...(open.length > 0 ? [{ kind: 'open' as const, targets: open }] : []),
  ];
}

/// The slide `by` steps on, round and round.
export function turn(at: number, by: number, count: number): number {
  return (((at + by) % count) + count) % count;
}
