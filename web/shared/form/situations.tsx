/// What each circumstance takes: its time, its fee, the papers only it needs.
import type { Procedure } from '../api/types';
import { pick } from '../i18n';
import { common } from '../i18n/common';
import { usePrefs } from '../lib/prefs';
import { Card, Facts } from '../ui/card';
import { forVariant } from './variant';

export function Situations({ procedure }: { procedure: Procedure }) {
  const { lang } = usePrefs();
  const words = common.use();
  const t = words.variant;
  const channel = procedure.online ? 'online' : 'counter';
  const own = procedure.variants.filter((v) => !v.channels || v.channels.includes(channel));
  if (own.length === 0) return null;
  const usual = { key: '', name: procedure.variant_question?.otherwise ?? t.usual, by_applicant: true };
  return (
    <Card title={t.each}>
      {[...own, usual].map((v) => {
        const of = forVariant(procedure, v.key, channel);
        const fees = of.fees.filter((f) => !f.optional).map((f) => pick(f.words, lang));
        const papers = of.documents.filter((d) => d.variants).map((d) => pick(d.name, lang));
        return (
          <section key={v.key} className="stack tight">
            <h3>{pick(v.name, lang)}</h3>
            {!v.by_applicant && <p className="small">{t.officeFinds}</p>}
            <Facts
              columns
              items={[
                { term: t.time, value: pick(of.time, lang) },
                { term: t.fee, value: fees.join('\n') || words.fee.free },
                { term: t.papers, value: papers.join('\n') || t.samePapers },
              ]}
            />
          </section>
        );
      })}
    </Card>
  );
}
