/// One figure and the exact cases behind it: numerator, denominator, and those that are missing from the
/// numerator.
import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { Link, useLocation, useParams, useSearch } from 'wouter';
import type { IndicatorDetail } from '@shared/api/types';
import { Trend } from '@shared/charts/trend';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { number } from '@shared/lib/number';
import { usePrefs } from '@shared/lib/prefs';
import { day } from '@shared/lib/time';
import { Bones } from '@shared/ui/bones';
import { Card, Facts } from '@shared/ui/card';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useIndicator, useIndicatorCases, type Part, type Scope } from '../data/plan';
import { useMay } from '../data/client';
import { CaseRow } from '../parts/case-row';
import { PeriodChoice } from '../parts/period';
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

export function IndicatorPage() {
  const { indicator = '' } = useParams();
  const t = usePlanT();
  const { lang } = usePrefs();
  const [, go] = useLocation();
  const mayTrace = useMay('lineage');
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
  const parts: Part[] = ['denominator', 'numerator', 'missing'];
  return (
    <Loaded
      page
      query={found}
      bones={
        <Page title=" " width="wide">
          <Bones lines={8} />
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
          actions={<PeriodChoice value={value('ky') ?? ''} onChange={(v) => set('ky', v)} />}
        >
          <div className={css.top}>
            <Card>
              <p className={css.big}>
                <strong className="num">
                  {i.value === null ? '–' : number(i.value, 2)}
                  {i.unit === '%' && i.value !== null ? '%' : ''}
                </strong>{' '}
                {i.unit !== '%' && i.unit}
              </p>
              {i.value === null && (
                <p>
                  {t.indicator.status[i.status]}. {pick(i.why, lang)}
                </p>
              )}
              <Facts
                columns
                items={[
                  {
                    term: t.indicator.numerator,
                    value: (
                      <>
                        {pick(i.formula.numerator, lang)}
                        {i.numerator != null && <strong className="num"> {number(i.numerator)}</strong>}
                      </>
                    ),
                  },
                  i.formula.denominator
                    ? {
                        term: t.indicator.denominator,
                        value: (
                          <>
                            {pick(i.formula.denominator, lang)}
                            {i.denominator != null && (
                              <strong className="num"> {number(i.denominator)}</strong>
                            )}
                          </>
                        ),
                      }
                    : null,
                  { term: t.indicator.source, value: i.source ?? '' },
                  (i.targets?.length ?? 0) > 0
                    ? {
                        term: t.indicator.targets,
                        value: (
                          <>
                            {i.targets?.map((x) => (
                              <Link key={x} href={`/ke-hoach/muc-tieu/${x}`}>
                                #{x}{' '}
                              </Link>
                            ))}
                          </>
                        ),
                      }
                    : null,
                ]}
              />
            </Card>
            <Card title={t.indicator.trend}>
              <Trend points={i.trend} unit={i.unit} label={pick(i.name, lang)} />
            </Card>
          </div>
          <section className="stack" aria-label={t.indicator.cases}>
            <h2>{i.procedures ? t.indicator.procedures : t.indicator.cases}</h2>
            {i.procedures ? (
              <Procedures items={i.procedures} />
            ) : i.lineage === false || !mayTrace ? (
              <p className="dim">{t.indicator.noLineage}</p>
            ) : (
              <>
                <div className="row" role="group" aria-label={t.indicator.cases}>
                  {parts.map((p) => (
                    <Button
                      key={p}
                      size="sm"
                      variant={p === part ? 'filled' : 'default'}
                      aria-pressed={p === part}
                      onClick={() => set('phan', p)}
                    >
                      {t.indicator[p]}
                    </Button>
                  ))}
                </div>
                <Cases key={part} id={indicator} part={part} scope={scope} />
              </>
            )}
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
