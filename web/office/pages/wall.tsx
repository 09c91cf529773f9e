/// The overview on a wall: large type, nothing to press, figures that renew themselves, one page after another.
/// Esc leaves, the space bar holds a page, the arrows turn. On a small screen the pages stand under one another.
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Plan, Target } from '@shared/api/types';
import { asProblem } from '@shared/api/problem';
import { ShareBar, Swatch } from '@shared/charts/share';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { moment } from '@shared/lib/time';
import { Bones } from '@shared/ui/bones';
import { Failure } from '@shared/ui/failure';
import { useHere } from '../data/client';
import { usePlan, useTargets } from '../data/plan';
import { everyMinute, usePlanLive } from '../data/plan-live';
import { NoPlan } from '../parts/no-plan';
import { countOf, pillarsOf, verdicts, type PillarState } from '../parts/plan-order';
import { whyNow, type When } from '../parts/plan-why';
import { TargetFigure } from '../parts/target-figure';
import { VerdictPill } from '../parts/verdict';
import { countWords } from '../parts/verdict-filter';
import { slidesOf, turn, type Slide } from '../parts/wall-slides';
import { usePlanT } from '../texts';
import css from './wall.module.css';

const holdMs = 15_000;
const targetsOnAPage = 4;

function Whole({ targets, pillars, nameOf }: WholeProps) {
  const t = usePlanT();
  const counts = countOf(targets);
  const computed = targets.filter((x) => x.live != null).length;
  return (
    <div className={css.whole}>
      <p>{t.overview.computed(computed, targets.length, counts.met)}</p>
      <ShareBar
        size="big"
        label={countWords(counts, t.plan.verdicts)}
        parts={verdicts.map((v) => ({ tone: v, count: counts[v] }))}
      />
      <ul role="list" className={css.counts}>
        {verdicts
          .filter((v) => counts[v] > 0)
          .map((v) => (
            <li key={v}>
              <strong className="num">{counts[v]}</strong>
              <span>
                <Swatch tone={v} /> {t.plan.verdicts[v]}
              </span>
            </li>
          ))}
      </ul>
      <ul role="list" className={css.pillars}>
        {pillars.map((p) => (
          <li key={p.id}>
            <strong>{nameOf(p)}</strong>
            <VerdictPill verdict={p.state} />
            {p.state !== 'no_data' && (
              <ShareBar
                label={countWords(p.counts, t.plan.verdicts)}
                parts={verdicts.map((v) => ({ tone: v, count: p.counts[v] }))}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface WholeProps {
  targets: readonly Target[];
  pillars: readonly PillarState[];
  nameOf: (pillar: PillarState) => string;
}

interface SlideProps extends WholeProps {
  slide: Slide;
  when: When;
}

function SlideView({ slide, when, nameOf, ...rest }: SlideProps) {
  const t = usePlanT();
  const { lang } = usePrefs();
  if (slide.kind === 'whole') return <Whole nameOf={nameOf} {...rest} />;
  if (slide.kind === 'open')
    return (
      <section className={css.slide}>
        <h2>
          {t.overview.open} ({slide.targets.length})
        </h2>
        <ul role="list" className={css.open}>
          {slide.targets.map((x) => (
            <li key={x.id}>{x.measure || x.quote}</li>
          ))}
        </ul>
      </section>
    );
  return (
    <section className={css.slide}>
      <h2>
        {nameOf(slide.pillar)} {slide.parts > 1 && `(${slide.part}/${slide.parts})`}
      </h2>
      <ul role="list" className={css.targets}>
        {slide.targets.map((x) => (
          <li key={x.id} data-target={x.id}>
            <div className={css.measure}>
              <strong>{x.measure || x.quote}</strong>
              <VerdictPill verdict={x.verdict} />
            </div>
            <TargetFigure target={x} size="big" />
            <p className={css.why}>{whyNow(x, when, lang)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/// Which page is up. A hidden page does not turn: it would be at another place when it is looked at again.
function useTurning(count: number, still: boolean) {
  const [at, setAt] = useState(0);
  const [held, setHeld] = useState(false);
  const [, go] = useLocation();
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key === 'Escape') go('/tong-quan');
      else if (still) return;
      else if (e.key === 'ArrowRight') setAt((n) => turn(n, 1, count));
      else if (e.key === 'ArrowLeft') setAt((n) => turn(n, -1, count));
      else if (e.key === ' ') setHeld((h) => !h);
      else return;
      e.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [count, still, go]);
  useEffect(() => {
    if (held || still || count < 2) return;
    const timer = window.setInterval(() => {
      if (!document.hidden) setAt((n) => turn(n, 1, count));
    }, holdMs);
    return () => window.clearInterval(timer);
  }, [count, held, still, at]);
  return { at: Math.min(at, count - 1), held };
}

/// The browser leaves full screen on Esc without telling the page of the key.
function useLeaveWithFullScreen() {
  const [, go] = useLocation();
  useEffect(() => {
    const onChange = () => {
      if (!document.fullscreenElement) go('/tong-quan');
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, [go]);
}

function Wall({ plan, targets, late }: { plan: Plan; targets: readonly Target[]; late: boolean }) {
  const t = usePlanT();
  const { lang } = usePrefs();
  const { me } = useHere();
  const small = useMediaQuery('(max-width: 59.99em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const pillars = useMemo(
    () =>
      pillarsOf(
        plan.pillars.map((p) => p.id),
        targets,
      ),
    [plan, targets],
  );
  const slides = useMemo(() => slidesOf(pillars, targetsOnAPage), [pillars]);
  const { at, held } = useTurning(slides.length, small);
  const when: When = { asOf: plan.as_of ?? new Date().toISOString(), planTo: plan.period.to };
  const nameOf = (p: PillarState) =>
    t.overview.pillarOf(
      pick(plan.pillars.find((x) => x.id === p.id)?.name, lang) || t.plan.pillars[p.id],
      p.targets.length,
    );
  const shared = { targets, pillars, when, nameOf };
  return (
    <>
      <header className={css.head}>
        <div>
          <h1>{t.overview.title}</h1>
          <p>
            {me.commune.name} · {plan.title}
          </p>
        </div>
        <p className={css.asOf} data-late={late || undefined}>
          {late && <IconAlertTriangle size="1.2em" aria-hidden />}
          {late ? t.wall.late(moment(when.asOf, lang)) : t.overview.asOf(moment(when.asOf, lang))}
        </p>
      </header>
      {small ? (
        slides.map((slide, i) => <SlideView key={i} slide={slide} {...shared} />)
      ) : (
        <SlideView slide={slides[at] ?? { kind: 'whole' }} {...shared} />
      )}
      <footer className={css.foot}>
        <Link href="/tong-quan" className={css.leave}>
          {t.wall.leave}
        </Link>
        {!small && (
          <span className="num" data-page={at + 1}>
            {held && `${t.wall.held} · `}
            {at + 1}/{slides.length}
          </span>
        )}
      </footer>
    </>
  );
}

export function WallPage() {
  const t = usePlanT();
  const app = common.use().app;
  const plan = usePlan(everyMinute);
  const targets = useTargets({}, everyMinute);
  usePlanLive();
  useLeaveWithFullScreen();
  useEffect(() => {
    document.title = `${t.overview.title} – ${app}`;
  }, [t, app]);
  const failed = plan.error ?? targets.error;
  const loaded = plan.data && targets.data;
  return (
    <main className={css.wall}>
      {loaded && <Wall plan={plan.data} targets={targets.data} late={failed !== null} />}
      {!loaded && <h1 className="visually-hidden">{t.overview.title}</h1>}
      {!loaded && !failed && <Bones lines={8} height={60} />}
      {!loaded &&
        failed &&
        (asProblem(failed).kind === 'missing' ? (
          <NoPlan />
        ) : (
          <Failure
            error={failed}
            retry={() => {
              void plan.refetch();
              void targets.refetch();
            }}
          />
        ))}
    </main>
  );
}
