/// What a document says and what it changes, before it is put in force.
import { Link } from 'wouter';
import type { PlanPreview } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { day } from '@shared/lib/time';
import { Card } from '@shared/ui/card';
import { Notice } from '@shared/ui/notice';
import { useImportT } from '../texts';
import { byHow, byWhy, hows, type How, type Item } from './plan-compare';
import css from './plan-preview.module.css';

function Read({ preview: p }: { preview: PlanPreview }) {
  const t = useImportT();
  return (
    <Card title={t.read} as="div">
      <p>
        <strong>{p.title ?? t.noTitle}</strong>
        <br />
        <span className="small dim">
          {[p.issuer, p.number, t.period(p.period.from, p.period.to)].filter(Boolean).join(' · ')}
        </span>
      </p>
      <p>{t.counts(p.targets.length, p.tasks.length, p.duties.length, p.lines)}</p>
      {p.new_units.length > 0 && <p>{t.units(p.new_units.join(', '))}</p>}
      {p.kept_bindings > 0 && <p>{t.bindings(p.kept_bindings)}</p>}
    </Card>
  );
}

function Group({ how, items }: { how: How; items: readonly Item[] }) {
  const t = useImportT();
  return (
    <details className={css.group} data-how={how} open={how !== 'same' && items.length > 0}>
      <summary>{t.group(t.how[how], items.length)}</summary>
      {items.length === 0 && <p className="dim">{t.none}</p>}
      <ul role="list" className={css.items}>
        {items.map((item) => (
          <li key={item.key}>
            <span className="small dim">
              {[t.what[item.what], t.line(item.line), item.due && t.due(day(item.due))]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span>{item.text}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Doubts({ preview }: { preview: PlanPreview }) {
  const t = useImportT();
  if (preview.doubts.length === 0) return null;
  return (
    <Notice tone="soon" title={t.doubts(preview.doubts.length)}>
      <p>{t.doubtsHelp}</p>
      {byWhy(preview.doubts).map(({ why, items }) =>
        items.length === 0 ? (
          <p key={why}>{t.why[why]}</p>
        ) : (
          <details key={why}>
            <summary>{t.group(t.why[why].replace(/\.$/, ''), items.length)}</summary>
            <ul role="list" className={css.items}>
              {items.map((d, i) => (
                <li key={i}>
                  <span className="small dim">{t.line(d.line)}</span>
                  <span>{d.text}</span>
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
    </Notice>
  );
}

function LeftOpen({ preview }: { preview: PlanPreview }) {
  const t = useImportT();
  const { lang } = usePrefs();
  if (preview.left_open.length === 0) return null;
  return (
    <Notice tone="wait" title={t.leftOpen}>
      <p>{t.leftOpenHelp}</p>
      <ul>
        {preview.left_open.map((c) => (
          <li key={c.no}>
            <Link href={`/ho-so/${c.no}`}>{pick(c.title, lang)}</Link> <span className="num">{c.code}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export function PlanPreviewView({ preview }: { preview: PlanPreview }) {
  const t = useImportT();
  const groups = byHow(preview);
  return (
    <>
      <Read preview={preview} />
      {preview.same_file && <Notice tone="ok">{t.same_file}</Notice>}
      <Doubts preview={preview} />
      <section className="stack tight" aria-labelledby="beside">
        <h2 id="beside">{t.beside}</h2>
        {preview.in_force === 0 && <p>{t.first}</p>}
        {hows.map((how) => (
          <Group key={how} how={how} items={groups[how]} />
        ))}
        <details className={css.group}>
          <summary>{t.duties(preview.duties.length)}</summary>
          <ul role="list" className={css.items}>
            {preview.duties.map((d, i) => (
              <li key={i}>
                <span className="small dim">{[d.who, t.line(d.line)].filter(Boolean).join(' · ')}</span>
                <span>{d.text}</span>
              </li>
            ))}
          </ul>
        </details>
      </section>
      <LeftOpen preview={preview} />
    </>
  );
}
