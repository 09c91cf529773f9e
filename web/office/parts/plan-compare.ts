/// A preview sorted by what it changes.
import type { PlanPreview, PlanStanding } from '@shared/api/types';

export type How = PlanStanding | 'removed';

export interface Item {
  key: string;
  what: 'target' | 'task';
  line: number;
  text: string;
  due?: string;
}

/// In the order a person should look at them.
export const hows: readonly How[] = ['added', 'changed', 'removed', 'same'];

export function byHow(preview: PlanPreview): Record<How, Item[]> {
  const out: Record<How, Item[]> = { added: [], changed: [], removed: [], same: [] };
  const put = (how: How, item: Omit<Item, 'key'>) =>
    out[how].push({ ...item, key: `${item.what}-${out[how].length}` });
  for (const { how, line, text } of preview.targets) put(how, { what: 'target', line, text });
  for (const { how, line, text, due } of preview.tasks) put(how, { what: 'task', line, text, due });
  for (const { what, line, text } of preview.removed) put('removed', { what, line, text });
  return out;
}

type Doubt = PlanPreview['doubts'][number];

/// Doubts of one kind stand together, each kind said once.
export function byWhy(doubts: readonly Doubt[]): Array<{ why: Doubt['why']; items: Doubt[] }> {
  const out = new Map<Doubt['why'], Doubt[]>();
  for (const doubt of doubts) out.set(doubt.why, [...(out.get(doubt.why) ?? []), doubt]);
  return [...out].map(([why, items]) => ({ why, items: items.filter((d) => d.line > 0) }));
}
