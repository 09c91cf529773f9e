/// The rows of the inbox, in sections by how near they are to being late.
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { useHere } from '../data/client';
import type { Inbox } from '@shared/api/types';
import { sections, type Grouped } from '../data/sections';
import type { Selection } from '../data/selection';
import { useT } from '../texts';
import { useAct } from './act';
import { CaseRow } from './case-row';
import css from './inbox-list.module.css';

interface InboxListProps {
  rows: readonly Grouped[];
  gone: ReadonlySet<number>;
  fresh: ReadonlySet<number>;
  groups: Inbox['groups'];
  /** The row that Tab reaches. */
  at: number | undefined;
  open: number | undefined;
  selection: Selection;
  hrefOf: (no: number) => string;
  onAt: (no: number) => void;
  onOpen: (no: number, e: React.MouseEvent) => void;
}

export function InboxList(props: InboxListProps) {
  const { rows, gone, fresh, groups, at, open, selection, hrefOf, onAt, onOpen } = props;
  const t = useT().inbox;
  const { lang } = usePrefs();
  const { me } = useHere();
  const { ask } = useAct();
  return (
    <div className={css.sections}>
      {sections(rows).map((section) => {
        const group = groups.find((g) => g.id === section.id);
        const label = pick(group?.label, lang) || t.list;
        return (
          <section key={section.id} aria-label={label}>
            <h2 className={css.heading} data-group={section.id}>
              {label}
              <span className="num">
                {group?.count ?? section.rows.length}
                {group?.more ? '+' : ''}
              </span>
            </h2>
            <ul role="list" className={css.list} aria-label={label}>
              {section.rows.map((c) => {
                const verb = c.next_action?.verb;
                return (
                  <CaseRow
                    key={c.no}
                    c={c}
                    href={hrefOf(c.no)}
                    open={open === c.no}
                    fresh={fresh.has(c.no) && !gone.has(c.no)}
                    gone={gone.has(c.no)}
                    ticked={selection.chosen.has(c.no)}
                    tabIndex={at === c.no ? 0 : -1}
                    onTick={(on) => selection.set(c.no, on)}
                    onNext={verb && me.permissions.includes(verb) ? () => ask({ no: c.no, verb }) : undefined}
                    onFocus={() => onAt(c.no)}
                    onClick={(e) => onOpen(c.no, e)}
                  />
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
