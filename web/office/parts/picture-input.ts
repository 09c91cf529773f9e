/// What pictures say, in the language of the screen.
import type { Plan, Target } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { moment } from '@shared/lib/time';
import { useHere } from '../data/client';
import { usePlanT } from '../texts';
import { countOf, pillarsOf, worstFirst } from './plan-order';
import type { PictureFrame } from './picture-pen';
import type { PictureInput } from './plan-picture';
import { whyNow } from './plan-why';
import { live, need } from './verdict';
import { countWords } from './verdict-filter';

/// The moment the figures stand for.
export const asOfOf = (plan: Plan) => plan.as_of ?? new Date().toISOString();

/// What heads and ends a picture: its title, whose it is, as of when, and what made it.
export function usePictureFrame() {
  const t = usePlanT();
  const { lang } = usePrefs();
  const app = common.use().app;
  const { me } = useHere();
  return (title: string, of: string, asOf: string, bars = false): PictureFrame => {
    const made = t.picture.made(app, moment(new Date().toISOString(), lang));
    return {
      title,
      under: `${me.commune.name}, ${me.commune.province} · ${of}`,
      asOf: t.overview.asOf(moment(asOf, lang)),
      made: bars ? `${made} ${t.overview.legend}` : made,
    };
  };
}

export function usePicture(
  plan: Plan | undefined,
  targets: readonly Target[] | undefined,
): PictureInput | null {
  const t = usePlanT();
  const { lang } = usePrefs();
  const frame = usePictureFrame();
  if (!plan || !targets) return null;
  const when = { asOf: asOfOf(plan), planTo: plan.period.to };
  const sorted = worstFirst(targets);
  const drawn = sorted.filter((x) => x.live != null);
  const counts = countOf(targets);
  const name = (x: Target) => x.measure || x.quote;
  const pillarName = (id: string) => pick(plan.pillars.find((p) => p.id === id)?.name, lang);
  const pillars = pillarsOf(
    plan.pillars.map((p) => p.id),
    targets,
  );
  const open = sorted.filter((x) => x.live == null);
  return {
    text: {
      ...frame(t.overview.title, plan.title, when.asOf, true),
      sum: t.overview.computed(drawn.length, targets.length, counts.met),
      open: `${t.overview.open} (${open.length})`,
      verdicts: t.plan.verdicts,
    },
    counts,
    pillars: pillars.map((p) => ({
      name: t.overview.pillarOf(pillarName(p.id) || t.plan.pillars[p.id], p.targets.length),
      counts: p.counts,
      said: countWords(p.counts, t.plan.verdicts),
    })),
    drawn: drawn.map((x) => ({
      target: x,
      measure: name(x),
      figures: t.picture.figures(live(x), need(x)),
      why: whyNow(x, when, lang),
    })),
    open: open.map((x) => ({ measure: name(x), why: pick(x.why, lang) })),
  };
}
