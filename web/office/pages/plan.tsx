/// The living plan: the document on one side, its targets on the other, the worst first; each clause and its
/// figure point to one another.
import { Link, useLocation, useSearch } from 'wouter';
import { IconBook2 } from '@tabler/icons-react';
import type { Pillar, Plan, Target, Verdict } from '@shared/api/types';
import { asProblem } from '@shared/api/problem';
import { Bullet } from '@shared/charts/bullet';
import { Spark } from '@shared/charts/trend';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Bones } from '@shared/ui/bones';
import { Empty } from '@shared/ui/empty';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { usePlan, useTargets } from '../data/plan';
import { Choice } from '../parts/choice';
import { PlanDocument } from '../parts/plan-document';
import { live, need, VerdictPill, verdicts } from '../parts/verdict';
import { usePlanT } from '../texts';
import css from './plan.module.css';

function TargetItem({ target, here, onShow }: { target: Target; here: boolean; onShow: () => void }) {
  const t = usePlanT().plan;
  const { lang } = usePrefs();
  return (
    <li className={css.target} data-here={here || undefined} id={`muc-${target.id}`}>
      <div className="row spread">
        <VerdictPill verdict={target.verdict} />
        <span className="small dim">{t.pillars[target.pillar]}</span>
      </div>
      <Link href={`/ke-hoach/muc-tieu/${target.id}`} className={css.measure}>
        {target.measure || target.quote}
      </Link>
      <div className={css.figures}>
        <span>
          <span className="small dim">{t.now}</span> <strong className="num">{live(target)}</strong>
        </span>
        <span>
          <span className="small dim">{t.need}</span> <strong className="num">{need(target)}</strong>
        </span>
        <Spark points={target.trend ?? []} label={t.trend} />
      </div>
      {target.live != null && (
        <Bullet
          value={target.live}
          threshold={target.value}
          unit={target.unit}
          tone={target.verdict}
          label={`${t.now} ${live(target)}, ${t.need} ${need(target)}`}
        />
      )}
      <p className="small">{pick(target.why, lang)}</p>
      <button type="button" className={css.toLine} onClick={onShow}>
        {t.openDoc}, {t.line(target.line)}
      </button>
    </li>
  );
}

function Summary({
  plan,
  verdict,
  onVerdict,
}: {
  plan: Plan;
  verdict: Verdict | undefined;
  onVerdict: (v?: Verdict) => void;
}) {
  const t = usePlanT().plan;
  const count = (v: Verdict) => plan.pillars.reduce((n, p) => n + (p.verdicts[v] ?? 0), 0);
  return (
    <div className={css.summary} role="group" aria-label={t.targets}>
      <button type="button" aria-pressed={!verdict} onClick={() => onVerdict(undefined)}>
        <strong className="num">{plan.counts.targets}</strong> {t.all}
      </button>
      {verdicts
        .filter((v) => count(v) > 0)
        .map((v) => (
          <button
            key={v}
            type="button"
            data-verdict={v}
            aria-pressed={verdict === v}
            onClick={() => onVerdict(v)}
          >
            <strong className="num">{count(v)}</strong> {t.verdicts[v]}
          </button>
        ))}
    </div>
  );
}

export function PlanPage() {
  const t = usePlanT().plan;
  const { lang } = usePrefs();
  const plan = usePlan();
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const verdict = (query.get('tinh-trang') ?? undefined) as Verdict | undefined;
  const pillar = (query.get('tru-cot') ?? undefined) as Pillar | undefined;
  const at = Number(query.get('muc') ?? 0);
  const line = Number(query.get('dong') ?? 0);
  const targets = useTargets({ ...(pillar && { pillar }), ...(verdict && { verdict }) });
  const set = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams(query);
    for (const [k, v] of Object.entries(changes))
      if (v) next.set(k, v);
      else next.delete(k);
    go(`/ke-hoach?${next.toString()}`, { replace: true });
  };
  if (plan.isError && asProblem(plan.error).kind === 'missing') {
    return (
      <Page title={t.title}>
        <Empty icon={<IconBook2 size={40} />} title={t.none}>
          {t.noneHelp}
        </Empty>
      </Page>
    );
  }
  return (
    <Loaded
      query={plan}
      bones={
        <Page title={t.title} width="wide">
          <Bones lines={8} />
        </Page>
      }
    >
      {(p) => (
        <Page
          width="wide"
          title={t.title}
          eyebrow={[p.issuer, p.number, p.issued && t.issued(p.issued)].filter(Boolean).join(' · ')}
          lead={
            <>
              {p.title}
              <br />
              <span className="small">{t.counts(p.counts.targets, p.counts.tasks, p.counts.duties)}</span>
            </>
          }
          actions={
            <Choice
              label={t.pillar}
              value={pillar ?? ''}
              onChange={(v) => set({ 'tru-cot': v })}
              options={{
                '': `${t.pillar}: ${t.all}`,
                ...Object.fromEntries(p.pillars.map((x) => [x.id, `${pick(x.name, lang)} (${x.targets})`])),
              }}
            />
          }
        >
          <Summary plan={p} verdict={verdict} onVerdict={(v) => set({ 'tinh-trang': v })} />
          <div className={css.columns}>
            <section aria-label={t.targets} className={css.pane}>
              <h2>{t.targets}</h2>
              <Loaded query={targets} bones={<Bones lines={5} height={140} />}>
                {(items) => (
                  <ul role="list" className="stack tight">
                    {items.map((x) => (
                      <TargetItem
                        key={x.id}
                        target={x}
                        here={x.id === at}
                        onShow={() => set({ muc: String(x.id), dong: String(x.line) })}
                      />
                    ))}
                  </ul>
                )}
              </Loaded>
            </section>
            <section className={css.pane}>
              <h2>{t.document}</h2>
              <PlanDocument
                line={line}
                onTarget={(id, l) =>
                  set({ muc: String(id), dong: String(l), 'tinh-trang': undefined, 'tru-cot': undefined })
                }
              />
            </section>
          </div>
        </Page>
      )}
    </Loaded>
  );
}
