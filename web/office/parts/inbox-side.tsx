/// The list's side of the inbox: what changed while it was held still, the rows, what to do with those ticked, and
/// whether the line is up.
import { Button } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { common } from '@shared/i18n/common';
import { Bones } from '@shared/ui/bones';
import { Failure } from '@shared/ui/failure';
import { useLive } from '../data/live';
import { useT, useWork } from '../texts';
import { BulkBar } from './bulk-bar';
import { InboxEmpty } from './inbox-empty';
import { InboxList } from './inbox-list';
import { useOffice } from './office-tools';
import type { InboxDesk } from './use-inbox-desk';
import css from './inbox-side.module.css';

interface InboxSideProps {
  desk: InboxDesk;
  /** How many wait elsewhere, in words of numbers; empty for none. */
  ready: string;
  waiting: string;
}

export function InboxSide({ desk, ready, waiting }: InboxSideProps) {
  const t = useT().inbox;
  const w = useWork();
  const words = common.use();
  const { line, changed } = useLive();
  const { showKeys } = useOffice();
  const { scope, group, open, url, go, wide, inbox, list, rows, groups, current, selection } = desk;
  const { setHand, setBulk, onAt, onOpen } = desk;
  return (
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
  );
}
