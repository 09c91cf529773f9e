/// What must I do now: ordered by what will be late first, grouped and counted, alive, and still under the
/// hand. On a wide screen the case opens beside the list; the address keeps which.
import { lazy, Suspense } from 'react';
import { Redirect } from 'wouter';
import { Page } from '@shared/ui/page';
import type { Group, Scope } from '../data/cases';
import { CasePane } from '../parts/case-pane';
import { Choice } from '../parts/choice';
import { InboxGroups } from '../parts/inbox-groups';
import { InboxSide } from '../parts/inbox-side';
import { useInboxDesk } from '../parts/use-inbox-desk';
import { useInboxKeys } from '../parts/use-inbox-keys';
import { useT, useWork } from '../texts';
import css from './inbox.module.css';

const BulkDialog = lazy(async () => ({ default: (await import('../parts/bulk-dialog')).BulkDialog }));

export function InboxPage() {
  const t = useT().inbox;
  const w = useWork();
  const desk = useInboxDesk();
  useInboxKeys(desk);
  const { scope, group, open, url, go, wide, inbox, groups, rows, selection } = desk;
  if (open && wide === false) return <Redirect to={`/ho-so/${open}`} replace />;
  const count = (id: Group) => {
    const g = groups.find((x) => x.id === id);
    return g && g.count > 0 ? `${g.count}${g.more ? '+' : ''}` : '';
  };
  const [late, today] = [count('late'), count('today')];
  const split = wide && open !== undefined;
  return (
    <Page
      title={t.title}
      lead={inbox.data ? (late || today ? w.inbox.now(late, today) : w.inbox.clear) : t.lead}
      width={wide ? 'full' : 'wide'}
      actions={
        <Choice
          label={t.scope}
          value={scope}
          options={t.scopes}
          onChange={(s) => go(url({ scope: s as Scope }))}
        />
      }
    >
      <InboxGroups groups={groups} chosen={group} onChoose={desk.choose} />
      <div className={css.split} data-split={split || undefined}>
        <InboxSide desk={desk} ready={count('ready')} waiting={count('waiting')} />
        {split && <CasePane no={open} onClose={desk.closePane} />}
      </div>
      {desk.bulk && (
        <Suspense>
          <BulkDialog
            cases={rows.filter((r) => selection.chosen.has(r.no))}
            onClose={(doneAll) => {
              desk.setBulk(false);
              if (doneAll) selection.clear();
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}
