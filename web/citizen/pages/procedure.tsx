/// A procedure understood in thirty seconds: who, which papers, how long, how much, what comes out, and one
/// button; then the papers one by one; the rest folded away.
import { Button } from '@mantine/core';
import {
  IconCertificate,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconCash,
  IconFiles,
  IconUser,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import type { DocumentRule, Procedure } from '@shared/api/types';
import { Situations } from '@shared/form/situations';
import { pick } from '@shared/i18n';
import { usePrefs, type Lang } from '@shared/lib/prefs';
import { kept } from '@shared/lib/store';
import { day } from '@shared/lib/time';
import { Bones } from '@shared/ui/bones';
import { Card, Facts } from '@shared/ui/card';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { Split } from '@shared/ui/split';
import { useCommuneCode } from '../data/client';
import { draftKey, type LocalDraft } from '../data/draft-store';
import { useProcedure } from '../data/procedures';
import { firstWords } from '../parts/first-words';
import { ReadAloud } from '../parts/read-aloud';
import { useT } from '../texts';
import css from './procedure.module.css';

function Apply({ procedure }: { procedure: Procedure }) {
  const t = useT().procedure;
  const commune = useCommuneCode();
  if (!procedure.online) return <Notice>{t.counterOnly}</Notice>;
  const begun = kept<LocalDraft>(draftKey(commune, procedure.code)) !== null;
  return (
    <div className={css.apply}>
      <Button component={Link} href={`/thu-tuc/${procedure.code}/nop`} size="xl" fullWidth>
        {begun ? t.resume : t.apply}
      </Button>
      <p className="small dim">{t.applyNote}</p>
    </div>
  );
}

function Glance({ procedure, lang }: { procedure: Procedure; lang: Lang }) {
  const t = useT().procedure;
  const always = procedure.documents.filter((d) => d.required);
  const count = (use: 'submit' | 'show') => always.filter((d) => d.use === use && !d.by_form).length;
  const facts = [
    { Icon: IconUser, term: t.who, value: pick(procedure.who, lang), long: true },
    { Icon: IconFiles, term: t.papers, value: t.papersCount(count('submit'), count('show')), long: true },
    { Icon: IconClock, term: t.time, value: pick(procedure.time, lang) },
    { Icon: IconCash, term: t.fee, value: pick(procedure.fee, lang) },
    {
      Icon: IconCertificate,
      term: t.result,
      value: procedure.products.map((x) => pick(x.name, lang)).join(', '),
      long: true,
    },
  ];
  return (
    <dl className={css.glance}>
      {facts.map(({ Icon, term, value, long }) => (
        <div key={term} data-long={long || undefined}>
          <dt>
            <Icon size={20} aria-hidden /> {term}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function PaperRule({ rule, lang }: { rule: DocumentRule; lang: Lang }) {
  const t = useT().procedure;
  const counts = [rule.originals ? t.originals(rule.originals) : '', rule.copies ? t.copies(rule.copies) : '']
    .filter(Boolean)
    .join(', ');
  const notes = [
    counts,
    rule.by_form && t.byForm,
    rule.electronic && t.electronic,
    rule.held_by?.length ? t.heldBy(rule.held_by.join(', ')) : '',
    rule.note,
  ].filter(Boolean);
  const Icon = rule.required ? IconCircleCheck : IconCircleDashed;
  return (
    <li className={css.paper}>
      <Icon size={22} className={css.tick} data-required={rule.required || undefined} aria-hidden />
      <div>
        <p className={css.paperName}>{pick(rule.name, lang)}</p>
        {!rule.required && <p className="small">{pick(rule.condition, lang) || t.whenNeeded}</p>}
        {notes.length > 0 && <p className="small dim">{notes.join(' · ')}</p>}
      </div>
    </li>
  );
}

function Papers({ procedure, lang }: { procedure: Procedure; lang: Lang }) {
  const t = useT().procedure;
  const group = (use: 'submit' | 'show') => procedure.documents.filter((d) => d.use === use && !d.variants);
  return (
    <Card title={t.papers}>
      {(['submit', 'show'] as const).map(
        (use) =>
          group(use).length > 0 && (
            <div key={use} className="stack tight">
              <h3>{use === 'submit' ? t.submit : t.show}</h3>
              <ul role="list" className="stack">
                {group(use).map((d) => (
                  <PaperRule key={d.key} rule={d} lang={lang} />
                ))}
              </ul>
            </div>
          ),
      )}
    </Card>
  );
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={css.fold}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <div>{children}</div>
    </details>
  );
}

function More({ procedure, lang }: { procedure: Procedure; lang: Lang }) {
  const t = useT().procedure;
  return (
    <div className="stack tight">
      <Fold title={t.feesTitle}>
        <Facts
          columns
          items={procedure.fees.map((f) => ({
            key: f.key,
            term: pick(f.name, lang),
            value: [pick(f.words, lang), f.note].filter(Boolean).join('\n'),
          }))}
        />
      </Fold>
      <Fold title={t.timeMore}>
        <Facts
          columns
          items={[
            ...procedure.channels.map((c) => ({
              key: c.key,
              term: t.channels[c.key],
              value: pick(c.time, lang),
            })),
            ...procedure.variants.map((v) => ({
              key: v.key,
              term: pick(v.name, lang),
              value: pick(v.time, lang) + (v.note ? `\n${v.note}` : ''),
            })),
          ]}
        />
      </Fold>
      <Fold title={t.steps}>
        <ol className={css.steps}>
          {procedure.steps.map((s) => (
            <li key={s.key}>
              {pick(s.name, lang)}{' '}
              <span className="dim small">
                {[pick(s.unit_name, lang), pick(s.time, lang)].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      </Fold>
      <Fold title={t.basis}>
        <ul className="small">
          {procedure.basis.map((b) => (
            <li key={b.number}>
              {b.name} ({b.number}){b.articles ? `: ${b.articles}` : ''}
            </li>
          ))}
        </ul>
        <p className="small dim">
          {[
            t.code(procedure.code),
            procedure.decision && t.decision(procedure.decision),
            t.validFrom(day(procedure.valid_from)),
            procedure.mark && t.mark[procedure.mark],
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </Fold>
    </div>
  );
}

export function ProcedurePage() {
  const { code = '' } = useParams();
  const t = useT().procedure;
  const { all } = useT().search;
  const { lang } = usePrefs();
  const query = useProcedure(code);
  const first = firstWords(lang);
  return (
    <Loaded
      page
      portions
      query={query}
      back={<Link href="/tim">{all}</Link>}
      bones={
        <Page title={first?.heading ?? t.opening} eyebrow={first?.eyebrow} lead={first?.lead} width="pair">
          <Bones lines={2} />
          <Bones lines={5} height={64} gap={8} />
        </Page>
      }
    >
      {(p) => (
        <Page
          key={code}
          title={pick(p.plain, lang) || pick(p.name, lang)}
          eyebrow={`${pick(p.field.name, lang)} · ${pick(p.name, lang)}`}
          lead={pick(p.summary, lang)}
          width="pair"
        >
          <Split
            stays
            side={
              <>
                <Glance procedure={p} lang={lang} />
                <Apply procedure={p} />
                <ReadAloud />
              </>
            }
          >
            <Papers procedure={p} lang={lang} />
            <Situations procedure={p} />
            <More procedure={p} lang={lang} />
            <p className="dim">{t.askDesk}</p>
          </Split>
        </Page>
      )}
    </Loaded>
  );
}
