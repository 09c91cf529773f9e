/// One target: its clause, its live value with trend and verdict, the indicators behind it, and who may
/// correct them.
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link, useParams } from 'wouter';
import type { IndicatorValue, Plan, TargetDetail } from '@shared/api/types';
import type { MeasureText } from '@shared/charts/svg-text';
import { Trend } from '@shared/charts/trend';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { fold } from '@shared/lib/fold';
import { number } from '@shared/lib/number';
import { usePrefs } from '@shared/lib/prefs';
import { civilDay, moment } from '@shared/lib/time';
import { Bones } from '@shared/ui/bones';
import { Card, Facts } from '@shared/ui/card';
import { Dialog } from '@shared/ui/dialog';
import { Failure } from '@shared/ui/failure';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { useHere, useMay } from '../data/client';
import { useBind, useIndicators, usePlan, useTarget } from '../data/plan';
import { asOfOf, usePictureFrame } from '../parts/picture-input';
import { PictureSave } from '../parts/picture-save';
import { Excerpt } from '../parts/plan-document';
import { whyNow } from '../parts/plan-why';
import { TargetFigure } from '../parts/target-figure';
import { live, need, VerdictPill } from '../parts/verdict';
import { usePlanT } from '../texts';

/// The way from a figure to what it counts: first those that keep the target from being met.
function Lists({ value, period }: { value: IndicatorValue; period: string }) {
  const t = usePlanT().indicator;
  const { numerator, denominator, better } = value;
  if (numerator == null || denominator == null) return null;
  const short = better === 'lower' ? numerator : denominator - numerator;
  const to = (part: string) => `/chi-so/${value.id}?ky=${period}&phan=${part}`;
  return (
    <span className="row no-print">
      {short > 0 && (
        <Button component={Link} href={to(better === 'lower' ? 'numerator' : 'missing')}>
          {t.openShort(number(short))}
        </Button>
      )}
      {denominator > 0 && (
        <Button component={Link} variant="default" href={to('denominator')}>
          {t.openAll(number(denominator))}
        </Button>
      )}
    </span>
  );
}

function Behind({ value, period }: { value: IndicatorValue; period: string }) {
  const t = usePlanT().indicator;
  const { lang } = usePrefs();
  return (
    <li className="stack tight">
      <Link href={`/chi-so/${value.id}?ky=${period}`}>
        <strong>{pick(value.name, lang)}</strong>
      </Link>
      {value.value !== null ? (
        <span className="num">
          {number(value.value, 2)}
          {value.unit === '%' ? '%' : ` ${value.unit}`}
          {value.numerator != null &&
            value.denominator != null &&
            ` · ${t.ofTotal(number(value.numerator), number(value.denominator))}`}
        </span>
      ) : (
        <span className="dim">
          {t.status[value.status]}. {pick(value.why, lang)}
        </span>
      )}
      <Lists value={value} period={period} />
    </li>
  );
}

/// Chosen first, then the compiler's candidates, then the rest by name.
function BindDialog({ target, onClose }: { target: TargetDetail; onClose: () => void }) {
  const t = usePlanT().plan;
  const words = common.use();
  const { lang } = usePrefs();
  const all = useIndicators({}).data?.items ?? [];
  const [chosen, setChosen] = useState<string[]>(target.indicators);
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const bind = useBind(target.id);
  const rank = new Map(target.candidates.map((c, i) => [c.id, i]));
  const shown = all
    .filter(
      (i) =>
        target.indicators.includes(i.id) ||
        (typed ? fold(pick(i.name, lang)).includes(fold(typed)) : rank.has(i.id)),
    )
    .sort(
      (a, b) =>
        Number(target.indicators.includes(b.id)) - Number(target.indicators.includes(a.id)) ||
        (rank.get(a.id) ?? 99) - (rank.get(b.id) ?? 99),
    );
  const submit = (e: FormEvent) => {
    e.preventDefault();
    bind.mutate({ indicators: chosen, note: note.trim(), etag: target.etag }, { onSuccess: onClose });
  };
  return (
    <Dialog open onClose={onClose} title={t.bindTitle} wide>
      <form className="stack" onSubmit={submit}>
        <blockquote style={{ margin: 0, fontWeight: 600 }}>{target.quote}</blockquote>
        <p className="small dim">{t.bindLead}</p>
        <TextInput
          size="md"
          label={t.bindFind}
          value={typed}
          autoFocus
          onChange={(e) => setTyped(e.currentTarget.value)}
        />
        <Checkbox.Group value={chosen} onChange={setChosen} label={typed ? t.indicator : t.candidates}>
          <div className="stack tight" style={{ maxHeight: '40vh', overflow: 'auto', padding: 8 }}>
            {shown.map((i) => (
              <Checkbox key={i.id} value={i.id} size="md" label={pick(i.name, lang)} />
            ))}
          </div>
        </Checkbox.Group>
        <Textarea
          size="md"
          rows={2}
          label={t.bindNote}
          value={note}
          maxLength={500}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        {bind.isError && <Failure error={bind.error} />}
        <div className="row">
          <Button type="submit" loading={bind.isPending}>
            {words.save}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function TargetPicture({ target, plan }: { target: TargetDetail; plan: Plan }) {
  const t = usePlanT();
  const { lang } = usePrefs();
  const { commune } = useHere();
  const frame = usePictureFrame();
  const asOf = asOfOf(plan);
  const load = async () => {
    const { targetPicture } = await import('../parts/target-picture');
    return (measure: MeasureText) =>
      targetPicture(
        {
          ...frame(target.measure || target.quote, plan.title, asOf, target.live != null),
          target,
          verdict: t.plan.verdicts[target.verdict],
          figures: t.picture.figures(live(target), need(target)),
          why: whyNow(target, { asOf, planTo: plan.period.to }, lang),
          clauseTitle: `${t.plan.clause}, ${t.plan.line(target.line)}`,
          indicatorsTitle: t.plan.indicator,
          indicators: target.indicator_values.map((v) => pick(v.name, lang)),
          trendTitle: t.plan.trend,
          trend: {
            points: target.trend ?? [],
            unit: target.unit,
            threshold: target.value,
            thresholdLabel: `${t.plan.threshold}: ${need(target)}`,
            lang,
          },
        },
        measure,
      );
  };
  return <PictureSave name={`muc-tieu-${target.id}-${commune}-${civilDay(new Date(asOf))}`} load={load} />;
}

function Story({ target, p }: { target: TargetDetail; p: Plan | undefined }) {
  const t = usePlanT().plan;
  const { lang } = usePrefs();
  const mayBind = useMay('bind_target');
  const [binding, setBinding] = useState(false);
  const plan = p && { asOf: p.as_of ?? new Date().toISOString(), planTo: p.period.to };
  return (
    <Page
      key={target.id}
      width="wide"
      title={target.measure || target.quote}
      eyebrow={
        <Link href={`/ke-hoach?muc=${target.id}&dong=${target.line}`}>
          {t.title}, {t.line(target.line)}
        </Link>
      }
      lead={
        <span className="row">
          <VerdictPill verdict={target.verdict} /> {t.pillars[target.pillar]}
        </span>
      }
      actions={
        <>
          {mayBind && (
            <Button variant="default" onClick={() => setBinding(true)}>
              {t.bind}
            </Button>
          )}
          {p && <TargetPicture target={target} plan={p} />}
        </>
      }
    >
      <Card>
        {target.live != null && <TargetFigure target={target} />}
        <p>{plan ? whyNow(target, plan, lang) : pick(target.why, lang)}</p>
        {(target.live == null || target.by) && (
          <Facts
            columns
            items={[
              target.live == null && {
                term: t.need,
                value: <strong className="num">{need(target)}</strong>,
              },
              { term: t.time, value: target.by ?? '' },
            ]}
          />
        )}
      </Card>
      <Card
        title={t.indicator}
        aside={target.bound_by && <span className="small dim">{t.boundBy[target.bound_by]}</span>}
      >
        {target.indicator_values.length === 0 ? (
          <Notice tone="soon">{t.verdicts.unbound}</Notice>
        ) : (
          <ul role="list" className="stack">
            {target.indicator_values.map((v) => (
              <Behind key={v.id} value={v} period={target.period?.key ?? ''} />
            ))}
          </ul>
        )}
      </Card>
      {target.verdict !== 'unbound' && (
        <Card title={t.trend}>
          <Trend
            points={target.trend ?? []}
            unit={target.unit}
            threshold={target.value}
            label={target.measure}
            thresholdLabel={`${t.threshold}: ${need(target)}`}
          />
        </Card>
      )}
      <Card title={t.clause}>
        <Excerpt lines={target.clause} line={target.line} quote={target.quote} />
      </Card>
      {target.history.length > 0 && (
        <Card title={t.history}>
          <ul className="small">
            {target.history.map((h, i) => (
              <li key={i}>
                {moment(h.at, lang)} · {h.by}: {h.indicators.join(', ') || t.verdicts.unbound}
                {h.note && ` – ${h.note}`}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {binding && <BindDialog target={target} onClose={() => setBinding(false)} />}
    </Page>
  );
}

export function TargetPage() {
  const t = usePlanT().plan;
  const query = useTarget(Number(useParams().target));
  // The sentence why counts the days to the plan's end: it is written once, not twice.
  const plan = usePlan();
  const bones = (
    <Page title={t.target} width="wide">
      <Bones lines={3} height={26} />
      <Bones lines={6} height={60} gap={20} />
    </Page>
  );
  if (plan.isPending) return bones;
  return (
    <Loaded page query={query} bones={bones}>
      {(target) => <Story target={target} p={plan.data} />}
    </Loaded>
  );
}
