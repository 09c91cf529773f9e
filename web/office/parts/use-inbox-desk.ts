/// What lies on the inbox's desk: the rows under the hand, the one the cursor is at, the ones ticked, the case open
/// beside them, and the ways between these.
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useInbox, usePrefetchCase, type Group } from '../data/cases';
import { useHeldList } from '../data/held';
import { useInboxAddress } from '../data/inbox-address';
import { grouped } from '../data/sections';
import { useSelection } from '../data/selection';
import { paneHeading } from './case-pane';

/// From here on a case fits beside the list.
const splitWidth = '(min-width: 75em)';

export const rowLink = (no: number | undefined) => document.querySelector<HTMLElement>(`[data-case="${no}"]`);

/// The rows, kept still while somebody points at them, is among them or has ticked some.
function useRows() {
  const address = useInboxAddress();
  const { scope, group } = address;
  const inbox = useInbox(scope, group);
  const selection = useSelection();
  const [hand, setHand] = useState({ pointer: false, focus: false });
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
  return { ...address, inbox, selection, groups, list, setHand };
}

export type InboxDesk = ReturnType<typeof useInboxDesk>;

export function useInboxDesk() {
  const desk = useRows();
  const { open, url, go, selection } = desk;
  const wide = useMediaQuery(splitWidth, undefined, { getInitialValueInEffect: false });
  const prefetch = usePrefetchCase();
  const [at, setAt] = useState<number>();
  const [bulk, setBulk] = useState(false);
  const follow = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(follow.current), []);
  const rows = desk.list.rows;
  const current = rows.some((r) => r.no === at) ? at : rows[0]?.no;

  /// The cursor comes to a row; an open pane follows it when it stays.
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
    else go(url({ open: no }), { replace: open !== undefined });
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
  return { ...desk, wide, rows, current, bulk, setBulk, onAt, onOpen, closePane, move, choose };
}
