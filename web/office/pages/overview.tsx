/// The leader's overview: the whole plan as a picture. How many targets stand how, each pillar, then the
/// targets as bars against what they must reach, the weakest first, each with one sentence why.
import { Button } from '@mantine/core';
import { IconBook2, IconDeviceTv, IconPrinter } from '@tabler/icons-react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Pillar, Plan, Target, Verdict } from '@shared/api/types';
import { asProblem } from '@shared/api/problem';
import { ShareBar } from '@shared/charts/share';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { civilDay, moment } from '@shared/lib/time';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { Page } from '@shared/ui/page';
import { useHere } from '../data/client';
import { usePlan, useTargets } from '../data/plan';
import { everyMinute, usePlanLive } from '../data/plan-live';
import { OverviewBones } from '../parts/overview-bones';
import { NoPlan } from '../parts/no-plan';
import { asOfOf, usePicture } from '../parts/picture-input';
import { PictureSave } from '../parts/picture-save';
import { countOf, pillarsOf, worstFirst, type PillarState } from '../parts/plan-order';
import { whyNow, type When } from '../parts/plan-why';
import { TargetFigure } from '../parts/target-figure';
import { TargetTable } from '../parts/target-table';
import { VerdictPill } from '../parts/verdict';
import { countWords, VerdictFilter } from '../parts/verdict-filter';
import { usePlanT } from '../texts';
import css from './overview.module.css';

function PillarCard({
  name,
  pillar,
  chosen,
  onChoose,
}: {
  name: string;
  pillar: PillarState;
  chosen: boolean;
  onChoose: () => void;
}) {
  const t = usePlanT();
  const words = countWords(pillar.counts, t.plan.verdicts);
  const computed = pillar.state !== 'no_data';
  return (
    <li>
      <button type="button" className={css.pillar} aria-pressed={chosen} onClick={onChoose}>
        <strong>{name}</strong>
        {computed && (
          <ShareBar
            label={words}
            parts={Object.entries(pillar.counts).map(([tone, count]) => ({ tone, count }))}
          />
        )}
        <span className={css.pillarFoot}>
          <VerdictPill verdict={pillar.state} />
          {computed && <span className="small dim">{words}</span>}
        </span>
      </button>
    </li>
  );
}

function Row({ target, when }: { target: Target; when: When }) {
  const t = usePlanT().overview;
  const { lang } = usePrefs();
  return (
    <li className={css.row} data-verdict={target.verdict} data-target={target.id}>
      <div className={css.said}>
        <div className={css.top}>
          <VerdictPill verdict={target.verdict} />
          <Link href={`/ke-hoach?muc=${target.id}&dong=${target.line}`} className={`${css.clause} no-print`}>
            {t.clause(target.line)}
          </Link>
        </div>
        <Link href={`/ke-hoach/muc-tieu/${target.id}`} className={css.measure}>
          {target.measure || target.quote}
        </Link>
      </div>
      <TargetFigure target={target} />
      <p className={css.why}>{whyNow(target, when, lang)}</p>
    </li>
  );
}

/// What has no figure is no bar: a short list that says what is missing.
function Open({ targets }: { targets: readonly Target[] }) {
  const t = usePlanT();
  const { lang } = usePrefs();
  if (targets.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>
        {t.overview.open} ({targets.length})
      </h2>
      <p className="dim">{t.overview.openLead}</p>
      <ul role="list" className={css.open}>
        {targets.map((x) => (
          <li key={x.id} data-target={x.id}>
            <Link href={`/ke-hoach/muc-tieu/${x.id}`} className={css.measure}>
              {x.measure || x.quote}
            </Link>
            <p className="small dim">{pick(x.why, lang)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Picture({ plan, targets }: { plan: Plan; targets: readonly Target[] }) {
  const t = usePlanT();
  const { lang } = usePrefs();
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const pillar = (query.get('tru-cot') ?? undefined) as Pillar | undefined;
  const verdict = (query.get('tinh-trang') ?? undefined) as Verdict | undefined;
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    const rest = next.toString();
    go(`/tong-quan${rest ? `?${rest}` : ''}`, { replace: true });
  };
  const nameOf = (id: Pillar) =>
    pick(plan.pillars.find((p) => p.id === id)?.name, lang) || t.plan.pillars[id];
  const pillars = pillarsOf(
    plan.pillars.map((p) => p.id),
    targets,
  );
  const inPillar = targets.filter((x) => !pillar || x.pillar === pillar);
  const shown = worstFirst(inPillar.filter((x) => !verdict || x.verdict === verdict));
  const counts = countOf(inPillar);
  const drawn = shown.filter((x) => x.live != null);
  const all = countOf(targets);
  const when: When = { asOf: asOfOf(plan), planTo: plan.period.to };
  return (
    <>
      <section className="stack" aria-label={t.overview.verdicts}>
        <p className={css.sum}>
          {t.overview.computed(targets.filter((x) => x.live != null).length, targets.length, all.met)}
        </p>
        <VerdictFilter counts={counts} chosen={verdict} onChoose={(v) => set('tinh-trang', v)} />
      </section>
      <section className="stack">
        <h2>{t.overview.pillars}</h2>
        <ul role="list" className={css.pillars}>
          {pillars.map((p) => (
            <PillarCard
              key={p.id}
              name={t.overview.pillarOf(nameOf(p.id), p.targets.length)}
              pillar={p}
              chosen={pillar === p.id}
              onChoose={() => set('tru-cot', pillar === p.id ? undefined : p.id)}
            />
          ))}
        </ul>
      </section>
      <section className="stack">
        <div className="row spread">
          <h2>{pillar ? t.overview.shownIn(nameOf(pillar)) : t.overview.shown}</h2>
          <p className="small dim">{t.overview.legend}</p>
        </div>
        {shown.length === 0 && (
          <Empty
            title={t.overview.none}
            action={
              <Button variant="default" onClick={() => go('/tong-quan', { replace: true })}>
                {t.overview.reset}
              </Button>
            }
          >
            {t.overview.noneHelp}
          </Empty>
        )}
        <ul role="list" className={css.rows} id="muc-tieu">
          {drawn.map((x) => (
            <Row key={x.id} target={x} when={when} />
          ))}
        </ul>
        {shown.length > 0 && <TargetTable targets={shown} />}
      </section>
      <Open targets={shown.filter((x) => x.live == null)} />
    </>
  );
}

/// A browser that refuses shows the same page in its window.
const fullScreen = () => void document.documentElement.requestFullscreen?.().catch(() => undefined);

function Actions({ plan, targets }: { plan: Plan | undefined; targets: readonly Target[] | undefined }) {
  const words = common.use();
  const t = usePlanT();
  const { commune } = useHere();
  const input = usePicture(plan, targets);
  return (
    <>
      <Button
        component={Link}
        href="/ke-hoach"
        variant="default"
        leftSection={<IconBook2 size={18} aria-hidden />}
      >
        {t.overview.toDocument}
      </Button>
      <Button
        component={Link}
        href="/tong-quan/man-hinh"
        variant="default"
        className={css.wideOnly}
        leftSection={<IconDeviceTv size={18} aria-hidden />}
        onClick={fullScreen}
      >
        {t.wall.open}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden />}
        onClick={() => window.print()}
      >
        {words.print}
      </Button>
      {plan && input && (
        <PictureSave
          name={`tong-quan-${commune}-${civilDay(new Date(asOfOf(plan)))}`}
          load={async () => {
            const { planPicture } = await import('../parts/plan-picture');
            return (measure) => planPicture(input, measure);
          }}
        />
      )}
    </>
  );
}

export function OverviewPage() {
  const t = usePlanT();
  const { me } = useHere();
  const plan = usePlan(everyMinute);
  const targets = useTargets({}, everyMinute);
  usePlanLive();
  const p = plan.data;
  const failed = plan.error ?? targets.error;
  if (failed && asProblem(failed).kind === 'missing') {
    return (
      <Page title={t.overview.title}>
        <NoPlan />
      </Page>
    );
  }
  const loaded = p && targets.data;
  return (
    <Page
      width="wide"
      title={t.overview.title}
      eyebrow={p ? [me.commune.name, p.number].filter(Boolean).join(' · ') : '\u00a0'}
      lead={
        <>
          {p?.title ?? '\u00a0'}
          <br />
          <span className="small">{p?.as_of ? t.overview.asOf(moment(p.as_of)) : '\u00a0'}</span>
        </>
      }
      actions={<Actions plan={p} targets={targets.data} />}
    >
      {loaded && <Picture plan={p} targets={targets.data} />}
      {!loaded && failed && (
        <Failure
          error={failed}
          retry={() => {
            void plan.refetch();
            void targets.refetch();
          }}
        />
      )}
      {!loaded && !failed && <OverviewBones />}
    </Page>
  );
}
