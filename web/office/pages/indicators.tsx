/// All indicators by pillar with their figure now; what cannot be computed says so.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { IndicatorValue, Pillar } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { fold } from '@shared/lib/fold';
import { number } from '@shared/lib/number';
import { usePrefs } from '@shared/lib/prefs';
import { Bones } from '@shared/ui/bones';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useIndicators } from '../data/plan';
import { PeriodChoice } from '../parts/period';
import { usePlanT } from '../texts';
import css from './indicators.module.css';

function Row({ value, period }: { value: IndicatorValue; period: string }) {
  const t = usePlanT().indicator;
  const { lang } = usePrefs();
  return (
    <li className={css.row}>
      <Link href={`/chi-so/${value.id}${period ? `?ky=${period}` : ''}`} className={css.name}>
        {pick(value.name, lang)}
      </Link>
      {value.value !== null ? (
        <span className={css.value}>
          <strong className="num">
            {number(value.value, 2)}
            {value.unit === '%' ? '%' : ''}
          </strong>{' '}
          {value.unit !== '%' && <span className="small dim">{value.unit}</span>}
          {value.denominator != null && value.numerator != null && (
            <span className="small dim num">
              {' '}
              {t.ofTotal(number(value.numerator), number(value.denominator))}
            </span>
          )}
        </span>
      ) : (
        <span className="small dim">
          {t.status[value.status]}
          {value.why && `: ${pick(value.why, lang)}`}
        </span>
      )}
    </li>
  );
}

export function IndicatorsPage() {
  const t = usePlanT();
  const { lang } = usePrefs();
  const [, go] = useLocation();
  const period = new URLSearchParams(useSearch()).get('ky') ?? '';
  const [typed, setTyped] = useState('');
  const query = useIndicators(period ? { period } : {});
  return (
    <Page
      title={t.indicator.title}
      lead={t.indicator.lead}
      width="wide"
      actions={
        <PeriodChoice
          value={period}
          onChange={(p) => go(`/chi-so${p ? `?ky=${p}` : ''}`, { replace: true })}
        />
      }
    >
      <TextInput
        size="md"
        aria-label={t.indicator.find}
        placeholder={t.indicator.find}
        value={typed}
        onChange={(e) => setTyped(e.currentTarget.value)}
      />
      <Loaded query={query} bones={<Bones lines={10} height={44} />}>
        {({ items }) => {
          const shown = items.filter((i) => fold(pick(i.name, lang)).includes(fold(typed)));
          const pillars = [...new Set(shown.map((i) => i.pillar))] as Pillar[];
          return (
            <>
              {pillars.map((p) => (
                <section key={p} className="stack tight">
                  <h2>{t.plan.pillars[p]}</h2>
                  <ul role="list" className={css.list}>
                    {shown
                      .filter((i) => i.pillar === p)
                      .sort((a, b) => Number(b.value !== null) - Number(a.value !== null))
                      .map((i) => (
                        <Row key={i.id} value={i} period={period} />
                      ))}
                  </ul>
                </section>
              ))}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
