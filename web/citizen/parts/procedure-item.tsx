/// One procedure of a list: in plain words first, then how long, how much, and whether it can be done from here.
import { IconClock, IconCash } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ProcedureSummary } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { useT } from '../texts';
import css from './procedure-item.module.css';

function ProcedureItem({ procedure }: { procedure: ProcedureSummary }) {
  const { lang } = usePrefs();
  const t = useT();
  return (
    <li>
      <Link href={`/thu-tuc/${procedure.code}`} className={css.item}>
        <span className={css.plain}>{pick(procedure.plain, lang)}</span>
        <span className="small dim">
          {pick(procedure.name, lang)} · {pick(procedure.field.name, lang)}
        </span>
        <span className={css.facts}>
          <span>
            <IconClock size={16} aria-hidden /> {pick(procedure.time, lang)}
          </span>
          <span>
            <IconCash size={16} aria-hidden /> {pick(procedure.fee, lang)}
          </span>
          <span className={css.way} data-online={procedure.online || undefined}>
            {procedure.online ? t.search.online : t.search.counterOnly}
          </span>
        </span>
      </Link>
    </li>
  );
}

export function ProcedureList({ items }: { items: readonly ProcedureSummary[] }) {
  return (
    <ul role="list" className={css.list}>
      {items.map((p) => (
        <ProcedureItem key={p.code} procedure={p} />
      ))}
    </ul>
  );
}
