/// The procedures that answer what has been typed so far.
import { Link } from 'wouter';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { useProcedures } from '../../data/procedures';
import { useT } from '../../texts';
import css from './search-box.module.css';

const shown = 5;

export default function Suggestions({ asked, onChosen }: { asked: string; onChosen: () => void }) {
  const t = useT().search;
  const { lang } = usePrefs();
  const found = useProcedures(asked);
  const items = found.data?.pages[0]?.items ?? [];
  if (!found.data) return null;
  return (
    <div className={css.panel}>
      <p className="visually-hidden" role="status">
        {t.suggested(items.length)}
      </p>
      {items.length === 0 && <p className={css.none}>{t.noneYet}</p>}
      <ul role="list">
        {items.slice(0, shown).map((p) => (
          <li key={p.code}>
            <Link href={`/thu-tuc/${p.code}`} className={css.suggestion} data-suggestion onClick={onChosen}>
              <strong>{pick(p.plain, lang)}</strong>
              <span className="small dim">{pick(p.time, lang)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {items.length > shown && (
        <Link
          href={`/tim?q=${encodeURIComponent(asked)}`}
          className={css.suggestion}
          data-suggestion
          onClick={onChosen}
        >
          {t.allFound(items.length)}
        </Link>
      )}
    </div>
  );
}
