/// What must I do now: ordered by what will be late first, grouped and counted, alive, and still under the
/// hand. On a wide screen the case opens beside the list; the address keeps which.
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Redirect } from 'wouter';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { Bones } from '@shared/ui/bones';
import { Failure } from '@shared/ui/failure';
import { Page } from '@shared/ui/page';
import { useInbox, usePrefetchCase, type Group, type Scope } from '../data/cases';
import { useHeldList } from '../data/held';
import { useInboxAddress } from '../data/inbox-address';
import { useKeys } from '../data/keys';
import { useLive } from '../data/live';
import { grouped } from '../data/sections';
import { useSelection } from '../data/selection';
import { useAct } from '../parts/act';
import { BulkBar } from '../parts/bulk-bar';
import { CasePane, paneHeading } from '../parts/case-pane';
import { Choice } from '../parts/choice';
import { useCommands, useOffice } from '../parts/office-tools';
import { InboxEmpty } from '../parts/inbox-empty';
import { InboxGroups } from '../parts/inbox-groups';
import { InboxList } from '../parts/inbox-list';
import { useT, useWork } from '../texts';
import css from './inbox.module.css';

const BulkDialog = lazy(async () => ({ default: (await import('../parts/bulk-dialog')).BulkDialog }));

export const splitWidth = '(min-width: 75em)';

const rowLink = (no: number | undefined) => document.querySelector<HTMLElement>(`[data-case="${no}"]`);

export function InboxPage() {
  const t = useT().inbox;
  const w = useWork();
  const words = common.use();
  const { lang } = usePrefs();
  const { scope, group, open, url, go } = useInboxAddress();
  const wide = useMediaQuery(splitWidth, undefined, { getInitialValueInEffect: false });
  const inbox = useInbox(scope, group);
  const { line, changed } = useLive();
  const { ask } = useAct();
  const { showKeys } = useOffice();
  const selection = useSelection();
  const prefetch = usePrefetchCase();
  const [hand, setHand] = useState({ pointer: false, focus: false });
  const [at, setAt] = useState<number>();
  const [bulk, setBulk] = useState(false);
  const follow = useRef<number>(undefined);
  const groups = inbox.data?.pages[0]?.groups ?? [];
  const held = hand.pointer || hand.focus || selection.chosen.size > 0;
  const list = useHeldList(
    inbox.data &&
      grouped(
        inbox.data.pages.flatMap((p) => p.items),
        groups,
        group,
      ),
    held,
    `${scope}.${group}`,
  );
  const rows = list.rows;
  const current = rows.some((r) => r.no === at) ? at : rows[0]?.no;
  useEffect(() => () => window.clearTimeout(follow.current), []);

  const openCase = (no: number) => go(url({ open: no }), { replace: open !== undefined });
  const onAt = (no: number) => {
    setAt(no);
    prefetch(no);
    window.clearTimeout(follow.current);
    if (wide && open !== undefined && open !== no)
      follow.current = window.setTimeout(() => go(url({ open: no }), { replace: true }), 180);
  };
  const onOpen = (no: number, e: React.MouseEvent) => {
    if (!wide || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    window.clearTimeout(follow.current);
    if (open === no) paneHeading()?.focus();
    else openCase(no);
  };
  const closePane = () => {
    go(url({ open: undefined }));
    requestAnimationFrame(() => rowLink(open)?.focus());
  };
  const move = (by: number) => {
    const here = rows.findIndex((r) => r.no === current);
    const inList = document.activeElement?.matches('[data-case]');
    const next = rows[inList ? Math.min(rows.length - 1, Math.max(0, here + by)) : Math.max(0, here)];
    const link = rowLink(next?.no);
    link?.focus({ preventScroll: true });
    link?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (next: Group | undefined) => {
    selection.clear();
    go(url({ group: next }));
  };

  useKeys((key, e) => {
    const inRows = e.target === document.body || (e.target as HTMLElement).matches('[data-case]');
    if (key === 'j' || (key === 'ArrowDown' && inRows)) move(1);
    else if (key === 'k' || (key === 'ArrowUp' && inRows)) move(-1);
    else if (key === 'o') rowLink(current)?.click();
    else if (key === 'x' && current) selection.toggle(current);
    else if (key === 'a' && current) ask({ no: current, verb: undefined });
    else if (key === 'b' && selection.chosen.size > 0) setBulk(true);
    else if (key === 'r') {
      list.loosen();
      void inbox.refetch();
    } else if (key === '0') choose(undefined);
    else if (/^[1-6]$/.test(key) && groups[Number(key) - 1]) choose(groups[Number(key) - 1]?.id);
    else if (key === 'Escape' && (e.target as HTMLElement).closest('[data-pane]')) rowLink(open)?.focus();
    else if (key === 'Escape' && selection.chosen.size > 0) selection.clear();
    else if (key === 'Escape' && open) closePane();
    else return false;
    return true;
  });

  useCommands('inbox', [
    ...groups.map((g, i) => ({
      id: `group-${g.id}`,
      label: w.palette.group(pick(g.label, lang)),
      key: String(i + 1),
      run: () => choose(g.id),
    })),
    ...(selection.chosen.size > 0
      ? [
          {
            id: 'bulk',
            label: w.bulk.go,
            note: w.bulk.bar(selection.chosen.size),
            key: 'B',
            run: () => setBulk(true),
          },
        ]
      : []),
  ]);

  if (open && wide === false) return <Redirect to={`/ho-so/${open}`} replace />;
  const count = (id: Group) => {
    const g = groups.find((x) => x.id === id);
    return g && g.count > 0 ? `${g.count}${g.more ? '+' : ''}` : '';
  };
  const [late, today, ready, waiting] = [count('late'), count('today'), count('ready'), count('waiting')];
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
      <InboxGroups groups={groups} chosen={group} onChoose={choose} />
      <div className={css.split} data-split={split || undefined}>
        <div
          className={css.side}
          onPointerEnter={() => setHand((h) => ({ ...h, pointer: true }))}
          onPointerLeave={() => setHand((h) => ({ ...h, pointer: false }))}
          onFocus={() => setHand((h) => ({ ...h, focus: true }))}
          onBlur={(e) => {
            if (!e.currentTarget.contains(e.relatedTarget)) setHand((h) => ({ ...h, focus: false }));
          }}
        >
          <div className={css.changed} role="status">
            {list.changes > 0 && (
              <Button size="compact-md" onClick={list.loosen}>
                {w.inbox.changed(list.changes)} · {w.inbox.refresh}
              </Button>
            )}
          </div>
          {inbox.isPending && <Bones lines={7} height={64} gap={8} />}
          {inbox.isError && <Failure error={inbox.error} retry={() => void inbox.refetch()} />}
          {inbox.data && rows.length === 0 && (
            <InboxEmpty
              group={group}
              ready={ready}
              waiting={waiting}
              onUnit={scope === 'mine' ? () => go(url({ scope: 'unit' })) : undefined}
            />
          )}
          <InboxList
            rows={rows}
            gone={list.gone}
            fresh={changed}
            groups={groups}
            at={current}
            open={open}
            selection={selection}
            hrefOf={(no) => (wide ? url({ open: no }) : `/ho-so/${no}`)}
            onAt={onAt}
            onOpen={onOpen}
          />
          {inbox.hasNextPage && (
            <Button
              variant="default"
              loading={inbox.isFetchingNextPage}
              onClick={() => void inbox.fetchNextPage()}
            >
              {words.more}
            </Button>
          )}
          <BulkBar
            selection={selection}
            shown={rows.filter((r) => !list.gone.has(r.no)).map((r) => r.no)}
            onGo={() => setBulk(true)}
          />
          <div className={`small dim ${css.foot}`}>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconKeyboard size={18} aria-hidden />}
              onClick={showKeys}
            >
              {w.keys.button}
            </Button>
            <span role="status" className={css.line} data-line={line}>
              {line === 'lost' ? t.lost : t.live}
            </span>
          </div>
        </div>
        {split && <CasePane no={open} onClose={closePane} />}
      </div>
      {bulk && (
        <Suspense>
          <BulkDialog
            cases={rows.filter((r) => selection.chosen.has(r.no))}
            onClose={(doneAll) => {
              setBulk(false);
              if (doneAll) selection.clear();
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}
