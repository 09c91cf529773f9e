/// The moments of life people come with, in the words they say them. Each names the packs' life events it
/// stands for and the procedures that are meant first; the rest follow as the server lists them.
import type { LifeSituation, ProcedureSummary } from '@shared/api/types';

export const lives = {
  'sinh-con': { events: ['sinh-con'], first: ['1.001193'] },
  'ket-hon': { events: ['hon-nhan'], first: ['1.000894', '1.004873'] },
  'mat-nguoi-than': { events: ['nguoi-than-qua-doi'], first: ['1.000656', '1.001731'] },
  'lam-nha': { events: ['xay-dung'], first: ['1.013225'] },
  'kinh-doanh': { events: ['kinh-doanh'], first: ['1.001612'] },
  'cong-chung': { events: ['giay-to-ban-sao'], first: ['2.000815', '2.000884', '2.001035'] },
  'tro-cap': { events: ['kho-khan', 'nguoi-cao-tuoi', 'khuyet-tat'], first: ['1.014027', '1.011607'] },
} as const satisfies Record<string, { events: readonly string[]; first: readonly string[] }>;

export type Life = keyof typeof lives;
export const lifeIds = Object.keys(lives) as Life[];
export const isLife = (id: string): id is Life => id in lives;

/// What a moment of life leads to: each procedure once, those meant first in front.
export function proceduresOf(life: Life, situations: readonly LifeSituation[]): ProcedureSummary[] {
  const { events, first } = lives[life] as { events: readonly string[]; first: readonly string[] };
  const all = situations.filter((s) => events.includes(s.id)).flatMap((s) => s.procedures);
  const once = all.filter((p, at) => all.findIndex((q) => q.code === p.code) === at);
  const rank = (code: string) => (first.includes(code) ? first.indexOf(code) : first.length);
  return once.sort((a, b) => rank(a.code) - rank(b.code));
}
