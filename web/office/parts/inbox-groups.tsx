/// The groups of the inbox with their counts: a press shows one of them.
import type { Inbox } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import type { Group } from '../data/cases';
import { timed } from '../data/sections';
import { useT } from '../texts';
import css from './inbox-groups.module.css';

interface InboxGroupsProps {
  groups: Inbox['groups'];
  chosen: Group | undefined;
  onChoose: (group: Group | undefined) => void;
}

export function InboxGroups({ groups, chosen, onChoose }: InboxGroupsProps) {
  const t = useT().inbox;
  const { lang } = usePrefs();
  const own = groups.filter((g) => timed.includes(g.id));
  return (
    <div className={css.groups} role="group" aria-label={t.title}>
      <button type="button" className={css.group} aria-pressed={!chosen} onClick={() => onChoose(undefined)}>
        <strong className="num">
          {own.reduce((n, g) => n + g.count, 0)}
          {own.some((g) => g.more) ? '+' : ''}
        </strong>
        <span>{t.all}</span>
      </button>
      {groups.map((g) => (
        <button
          key={g.id}
          type="button"
          className={css.group}
          data-group={g.id}
          data-none={g.count === 0 || undefined}
          aria-pressed={chosen === g.id}
          onClick={() => onChoose(g.id)}
        >
          <strong className="num">
            {g.count}
            {g.more ? '+' : ''}
          </strong>
          <span>{pick(g.label, lang)}</span>
        </button>
      ))}
    </div>
  );
}
