/// One figure and the exact cases behind it: numerator, denominator, and those that are missing from the
/// numerator.
import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { Link, useLocation, useParams, useSearch } from 'wouter';
import type { IndicatorDetail } from '@shared/api/types';
import type { MeasureText } from '@shared/charts/svg-text';
import { Trend } from '@shared/charts/trend';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { number } from '@shared/lib/number';
import { usePrefs, type Lang } from '@shared/lib/prefs';
import { civilDay, day } from '@shared/lib/time';
import { Bones } from '@shared/ui/bones';
import { Card, Facts } from '@shared/ui/card';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useIndicator, useIndicatorCases, useTargets, type Part, type Scope } from '../data/plan';
import { useHere, useMay } from '../data/client';
import { CaseRow } from '../parts/case-row';
import { PeriodChoice } from '../parts/period';
import { usePictureFrame } from '../parts/picture-input';
import { PictureSave } from '../parts/picture-save';
import { usePlanT } from '../texts';
import css from './indicator.module.css';

function Cases({ id, part, scope }: { id: string; part: Part; scope: Scope }) {
  const t = usePlanT().indicator;
  const words = common.use();
  const cases = useIndicatorCases(id, part, scope);
  const items = cases.data?.pages.flatMap((p) => p.items) ?? [];
  if (cases.isPending) return <Bones lines={6} height={60} gap={8} />;
  if (cases.isError) return <Failure error={cases.error} retry={() => void cases.refetch()} />;
  if (items.length === 0) return <Empty title={t.none} />;
  return (
    <>
      <ul role="list" className="stack tight">
        {items.map((c) => (
          <CaseRow key={c.no} c={c} />
        ))}
      </ul>
      {cases.hasNextPage && (
        <Button
          variant="default"
          loading={cases.isFetchingNextPage}
          onClick={() => void cases.fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
    </>
  );
}

/// What a figure over procedures counts: those that fall short first.
function Procedures({ items }: { items: NonNullable<IndicatorDetail['procedures']> }) {
  const t = usePlanT().indicator;
  const { lang } = usePrefs();
  const sorted = [...items].sort((a, b) => Number(a.counted) - Number(b.counted));
  return (
    <ul role="list" className={css.procedures}>
      {sorted.map((p) => (
        <li key={p.code} data-counted={p.counted}>
          <span>
            {p.counted ? (
              <IconCheck size={18} aria-hidden className={css.good} />
            ) : (
              <IconX size={18} aria-hidden className={css.bad} />
            )}{' '}
            <strong>{p.counted ? t.counted : t.notCounted}</strong>
          </span>
          <span>{pick(p.name, lang)}</span>
          <span className="small dim num">{p.code}</span>
        </li>
      ))}
    </ul>
  );
}

function Split({
  title,
  items,
  onPick,
}: {
  title: string;
  items: IndicatorDetail['by_unit'];
  onPick: (id: string) => void;
}) {
  const { lang } = usePrefs();
  if (items.length === 0) return null;
  return (
    <Card title={title}>
      <ul role="list" className="stack tight">
        {items.map((s) => (
          <li key={s.id} className="row spread">
            <button type="button" className={css.link} onClick={() => onPick(s.id)}>
              {pick(s.name, lang)}
            </button>
            <span className="num">
              <strong>{s.value === null ? '–' : number(s.value, 2)}</strong>
              {s.numerator != null && s.denominator != null && (
                <span className="small dim">
                  {' '}
                  {number(s.numerator)}/{number(s.denominator)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/// The targets that stand on this figure, by what they ask.
function TargetLinks({ ids }: { ids: readonly number[] }) {
  const t = usePlanT().plan;
  const targets = useTargets({}).data;
  return (
    <ul role="list">
      {ids.map((id) => {
        const target = targets?.find((x) => x.id === id);
        return (
          <li key={id}>
            <Link href={`/ke-hoach/muc-tieu/${id}`}>
              {target ? target.measure || target.quote : `${t.target} ${id}`}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

const shown = (i: IndicatorDetail, lang: Lang) =>
  i.value === null ? '–' : `${number(i.value, 2, lang)}${i.unit === '%' ? '%' : ` ${i.unit}`}`;

function Value({ i }: { i: IndicatorDetail }) {
  const t = usePlanT().indicator;
  const { lang } = usePrefs();
  const mayReadPlan = useMay('read_plan');
  const counted = (text: IndicatorDetail['formula']['numerator'], n: number | null | undefined) => (
    <>
      {n != null && <strong className="num">{number(n)} </strong>}
      {pick(text, lang)}
    </>
  );
  return (
    <Card>
      <p className={css.big}>
        <strong className="num">{shown(i, lang)}</strong>
        {i.numerator != null && i.denominator != null && (
          <span className="dim num">{t.ofTotal(number(i.numerator), number(i.denominator))}</span>
        )}
      </p>
      {i.value === null && (
        <p>
          {t.status[i.status]}. {pick(i.why, lang)}
        </p>
      )}
      <Facts
        items={[
          { term: t.numerator, value: counted(i.formula.numerator, i.numerator) },
          i.formula.denominator && {
            term: t.denominator,
            value: counted(i.formula.denominator, i.denominator),
          },
          { term: t.source, value: i.source ?? '' },
          mayReadPlan &&
            i.targets &&
            i.targets.length > 0 && { term: t.targets, value: <TargetLinks ids={i.targets} /> },
        ]}
      />
    </Card>
  );
}

const parts: readonly Part[] = ['denominator', 'numerator', 'missing'];

interface BehindProps {
  i: IndicatorDetail;
  part: Part;
  scope: Scope;
  onPart: (part: Part) => void;
}

/// The cases behind the figure, or why there are none to show.
function Behind({ i, part, scope, onPart }: BehindProps) {
  const t = usePlanT().indicator;
  const mayTrace = useMay('lineage');
  const { numerator, denominator } = i;
  const counts: Record<Part, number | null> = {
    denominator: denominator ?? null,
    numerator: numerator ?? null,
    missing: numerator != null && denominator != null ? denominator - numerator : null,
  };
  if (i.procedures) return <Procedures items={i.procedures} />;
  if (i.lineage === false || !mayTrace) return <p className="dim">{t.noLineage}</p>;
  return (
    <>
      <div className="row" role="group" aria-label={t.cases}>
        {parts.map((p) => (
          <Button
            key={p}
            size="sm"
            variant={p === part ? 'filled' : 'default'}
            aria-pressed={p === part}
            onClick={() => onPart(p)}
          >
            {t.parts[p]}
            {counts[p] !== null && ` (${number(counts[p])})`}
          </Button>
        ))}
      </div>
      <Cases key={part} id={i.id} part={part} scope={scope} />
    </>
  );
}

function IndicatorPicture({ i, at }: { i: IndicatorDetail; at: number }) {
  const t = usePlanT().indicator;
  const { lang } = usePrefs();
  const { commune } = useHere();
  const frame = usePictureFrame();
  const name = pick(i.name, lang);
  const counted = (n: number | null | undefined) => (n == null ? '' : `${number(n, 0, lang)} `);
  const rows = (split: IndicatorDetail['by_unit']) =>
    split.map((s) => ({
      name: pick(s.name, lang),
      value: s.value === null ? '–' : `${number(s.value, 2, lang)}${i.unit === '%' ? '%' : ''}`,
    }));
  const load = async () => {
    const { indicatorPicture } = await import('../parts/indicator-picture');
    return (measure: MeasureText) =>
      indicatorPicture(
        {
          ...frame(name, pick(i.period.label, lang), new Date(at).toISOString()),
          value: shown(i, lang),
          why: i.value === null ? `${t.status[i.status]}. ${pick(i.why, lang)}` : '',
          facts: [
            { term: t.numerator, value: counted(i.numerator) + pick(i.formula.numerator, lang) },
            ...(i.formula.denominator
              ? [{ term: t.denominator, value: counted(i.denominator) + pick(i.formula.denominator, lang) }]
              : []),
          ],
          trendTitle: t.trend,
          trend: { points: i.trend, unit: i.unit, lang },
          splits: [
            { title: t.byUnit, rows: rows(i.by_unit) },
            { title: t.byField, rows: rows(i.by_field) },
          ],
        },
        measure,
      );
  };
  return <PictureSave name={`chi-so-${i.id}-${commune}-${civilDay(new Date(at))}`} load={load} />;
}

export function IndicatorPage() {
  const { indicator = '' } = useParams();
  const t = usePlanT();
  const { lang } = usePrefs();
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const value = (name: string) => query.get(name) ?? undefined;
  const scope: Scope = {
    ...(value('ky') && { period: value('ky')! }),
    ...(value('don-vi') && { unit: value('don-vi')! }),
    ...(value('linh-vuc') && { field: value('linh-vuc')! }),
  };
  const part = (value('phan') ?? 'denominator') as Part;
  const found = useIndicator(indicator, scope);
  const set = (name: string, to: string | undefined) => {
    const next = new URLSearchParams(query);
    if (to) next.set(name, to);
    else next.delete(name);
    go(`/chi-so/${indicator}?${next.toString()}`, { replace: true });
  };
  return (
    <Loaded
      page
      query={found}
      bones={
        <Page title={t.indicator.title} width="wide">
          <Bones lines={8} height={40} />
        </Page>
      }
    >
      {(i) => (
        <Page
          key={indicator}
          width="wide"
          title={pick(i.name, lang)}
          eyebrow={<Link href="/chi-so">{t.indicator.title}</Link>}
          lead={`${pick(i.period.label, lang)} (${day(i.period.from)} – ${day(i.period.to)})`}
          actions={
            <>
              <PeriodChoice value={value('ky') ?? ''} onChange={(v) => set('ky', v)} />
              <IndicatorPicture i={i} at={found.dataUpdatedAt} />
            </>
          }
        >
          <div className={css.top}>
            <Value i={i} />
            <Card title={t.indicator.trend}>
              <Trend points={i.trend} unit={i.unit} label={pick(i.name, lang)} />
            </Card>
          </div>
          <section className="stack" aria-label={t.indicator.cases}>
            <h2>{i.procedures ? t.indicator.procedures : t.indicator.cases}</h2>
            <Behind i={i} part={part} scope={scope} onPart={(p) => set('phan', p)} />
          </section>
          <div className={css.top}>
            <Split title={t.indicator.byUnit} items={i.by_unit} onPick={(id) => set('don-vi', id)} />
            <Split title={t.indicator.byField} items={i.by_field} onPick={(id) => set('linh-vuc', id)} />
          </div>
        </Page>
      )}
    </Loaded>
  );
}
