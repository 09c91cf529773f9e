/// The living plan: the document on one side, its targets on the other, the worst first. A target chosen on
/// either side is marked and brought into view on the other.
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Pillar, Plan, Target, Verdict } from '@shared/api/types';
import { asProblem } from '@shared/api/problem';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Bones } from '@shared/ui/bones';
import { Empty } from '@shared/ui/empty';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useMay } from '../data/client';
import { usePlan, usePlanLines, useTargets } from '../data/plan';
import { Choice } from '../parts/choice';
import { NoPlan } from '../parts/no-plan';
import { PlanDocument } from '../parts/plan-document';
import { countOf, worstFirst } from '../parts/plan-order';
import { whyNow, type When } from '../parts/plan-why';
import { TargetFigure } from '../parts/target-figure';
import { VerdictPill } from '../parts/verdict';
import { VerdictFilter } from '../parts/verdict-filter';
import { usePlanT } from '../texts';
import css from './plan.module.css';

interface TargetItemProps {
  target: Target;
  here: boolean;
  when: When;
  onShow: () => void;
}

function TargetItem({ target, here, when, onShow }: TargetItemProps) {
  const t = usePlanT().plan;
  const { lang } = usePrefs();
  return (
    <li className={css.target} data-here={here || undefined} data-target={target.id}>
      <div className="row spread">
        <VerdictPill verdict={target.verdict} />
        <span className="small dim">{t.pillars[target.pillar]}</span>
      </div>
      <Link href={`/ke-hoach/muc-tieu/${target.id}`} className={css.measure}>
        {target.measure || target.quote}
      </Link>
      {target.live != null && <TargetFigure target={target} />}
      <p className="small">{whyNow(target, when, lang)}</p>
      <button type="button" className={css.toLine} aria-pressed={here} onClick={onShow}>
        {t.openDoc}, {t.line(target.line)}
      </button>
    </li>
  );
}

/// What is chosen stands in the address, so that a link to a clause opens there. The other side follows: which
/// one that is depends on where the choice was made.
function useChosen() {
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const target = Number(query.get('muc') ?? 0);
  const line = Number(query.get('dong') ?? 0);
  const set = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams(query);
    for (const [k, v] of Object.entries(changes))
      if (v) next.set(k, v);
      else next.delete(k);
    go(`/ke-hoach?${next.toString()}`, { replace: true });
  };
  return { query, target, line, set };
}

type Side = 'list' | 'document';

/// Brings the chosen target into view where the person is not looking, and the focus with it.
function useFollow(target: number, ready: boolean) {
  const columns = useRef<HTMLDivElement>(null);
  const from = useRef<Side | null>(null);
  useEffect(() => {
    if (!ready || !target) return;
    const card = columns.current?.querySelector<HTMLElement>(`[data-target="${target}"]`);
    const clause = columns.current?.querySelector<HTMLElement>(`[data-clause="${target}"]`);
    const frame = requestAnimationFrame(() => {
      if (from.current !== 'document') clause?.scrollIntoView({ block: 'center' });
      const stacked = window.matchMedia('(max-width: 63.99em)').matches;
      if (from.current === 'document' || !stacked) card?.scrollIntoView({ block: 'nearest' });
      if (from.current === 'document') card?.querySelector('a')?.focus({ preventScroll: true });
      if (from.current === 'list') clause?.focus({ preventScroll: true });
      from.current = null;
    });
    return () => cancelAnimationFrame(frame);
  }, [target, ready]);
  return { columns, from };
}

function Columns({ plan, targets }: { plan: Plan; targets: readonly Target[] }) {
  const t = usePlanT();
  const { query, target, line, set } = useChosen();
  const verdict = (query.get('tinh-trang') ?? undefined) as Verdict | undefined;
  const pillar = (query.get('tru-cot') ?? undefined) as Pillar | undefined;
  const inPillar = targets.filter((x) => !pillar || x.pillar === pillar);
  const shown = worstFirst(inPillar.filter((x) => !verdict || x.verdict === verdict));
  const when = { asOf: plan.as_of ?? new Date().toISOString(), planTo: plan.period.to };
  const { columns, from } = useFollow(target, usePlanLines().data !== undefined);
  const quotes = new Map(targets.map((x) => [x.id, x.quote]));
  return (
    <>
      <VerdictFilter counts={countOf(inPillar)} chosen={verdict} onChoose={(v) => set({ 'tinh-trang': v })} />
      <div className={css.columns} ref={columns}>
        <section aria-label={t.plan.targets} className={css.pane}>
          <h2>{t.plan.targets}</h2>
          {shown.length === 0 && <Empty title={t.overview.none}>{t.overview.noneHelp}</Empty>}
          <ul role="list" className="stack tight">
            {shown.map((x) => (
              <TargetItem
                key={x.id}
                target={x}
                when={when}
                here={x.id === target}
                onShow={() => {
                  from.current = 'list';
                  set({ muc: String(x.id), dong: String(x.line) });
                }}
              />
            ))}
          </ul>
        </section>
        <section className={`${css.pane} ${css.beside}`}>
          <h2>{t.plan.document}</h2>
          <PlanDocument
            place={{ line, target }}
            quotes={quotes}
            onClause={() => {
              from.current = 'document';
            }}
          />
        </section>
      </div>
    </>
  );
}

export function PlanPage() {
  const t = usePlanT().plan;
  const { lang } = usePrefs();
  const plan = usePlan();
  const targets = useTargets({});
  const { query, set } = useChosen();
  const p = plan.data;
  const may = useMay('import_plan');
  if (plan.isError && asProblem(plan.error).kind === 'missing') {
    return (
      <Page title={t.title}>
        <NoPlan />
      </Page>
    );
  }
  return (
    <Page
      width="wide"
      title={t.title}
      eyebrow={
        p ? [p.issuer, p.number, p.issued && t.issued(p.issued)].filter(Boolean).join(' · ') : '\u00a0'
      }
      lead={
        <>
          {p?.title ?? '\u00a0'}
          <br />
          <span className="small">
            {p ? t.counts(p.counts.targets, p.counts.tasks, p.counts.duties) : '\u00a0'}
          </span>
        </>
      }
      actions={
        <>
          {may && (
            <Button component={Link} href="/ke-hoach/nap" variant="default">
              {t.import}
            </Button>
          )}
          <Choice
            label={t.pillar}
            value={query.get('tru-cot') ?? ''}
            onChange={(v) => set({ 'tru-cot': v })}
            options={{
              '': `${t.pillar}: ${t.all}`,
              ...Object.fromEntries(
                (p?.pillars ?? []).map((x) => [x.id, `${pick(x.name, lang)} (${x.targets})`]),
              ),
            }}
          />
        </>
      }
    >
      <Loaded query={plan} bones={<Bones lines={8} height={120} />}>
        {(loaded) => (
          <Loaded query={targets} bones={<Bones lines={8} height={120} />}>
            {(items) => <Columns plan={loaded} targets={items} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
