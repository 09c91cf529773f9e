/// What must I do now: ordered by what will be late first, grouped and counted, alive.
import { Button } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { common } from '@shared/i18n/common';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Bones } from '@shared/ui/bones';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { Page } from '@shared/ui/page';
import { useInbox, type Group, type Scope } from '../data/cases';
import { useLive } from '../data/live';
import { CaseRow } from '../parts/case-row';
import { Choice } from '../parts/choice';
import { useT } from '../texts';
import css from './inbox.module.css';

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

/// J and K move, Enter opens, / goes to the search: only while nobody is typing.
function useListKeys(count: number): number {
  const [at, setAt] = useState(-1);
  const [, go] = useLocation();
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (typing(e.target) || e.ctrlKey || e.metaKey || e.altKey) return;
      if (e.key === '/') {
        e.preventDefault();
        go('/tra-cuu');
      }
      if (e.key !== 'j' && e.key !== 'k') return;
      setAt((now) => {
        const next = Math.min(count - 1, Math.max(0, now + (e.key === 'j' ? 1 : -1)));
        const link = document.querySelectorAll<HTMLElement>('[data-case]')[next];
        link?.focus();
        link?.scrollIntoView({ block: 'nearest' });
        return next;
      });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [count, go]);
  return at;
}

export function InboxPage() {
  const t = useT().inbox;
  const words = common.use();
  const { lang } = usePrefs();
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const scope = (query.get('pham-vi') ?? 'mine') as Scope;
  const group = (query.get('nhom') ?? undefined) as Group | undefined;
  const inbox = useInbox(scope, group);
  const { line, changed } = useLive();
  const items = inbox.data?.pages.flatMap((p) => p.items) ?? [];
  const groups = inbox.data?.pages[0]?.groups ?? [];
  const at = useListKeys(items.length);
  const to = (nextScope: Scope, nextGroup?: string) => {
    const q = new URLSearchParams();
    if (nextScope !== 'mine') q.set('pham-vi', nextScope);
    if (nextGroup) q.set('nhom', nextGroup);
    go(`/${q.size > 0 ? `?${q.toString()}` : ''}`);
  };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      width="wide"
      actions={
        <Choice label={t.scope} value={scope} options={t.scopes} onChange={(s) => to(s as Scope, group)} />
      }
    >
      <div className={css.groups} role="group" aria-label={t.title}>
        <button type="button" className={css.group} aria-pressed={!group} onClick={() => to(scope)}>
          <span>{t.all}</span>
        </button>
        {groups.map((g) => (
          <button
            key={g.id}
            type="button"
            className={css.group}
            data-group={g.id}
            aria-pressed={group === g.id}
            onClick={() => to(scope, g.id)}
          >
            <strong className="num">
              {g.count}
              {g.more ? '+' : ''}
            </strong>
            <span>{pick(g.label, lang)}</span>
          </button>
        ))}
      </div>
      {inbox.isPending && <Bones lines={7} height={64} gap={8} />}
      {inbox.isError && <Failure error={inbox.error} retry={() => void inbox.refetch()} />}
      {inbox.data && items.length === 0 && (
        <Empty icon={<IconMoodSmile size={40} />} title={t.none}>
          {t.noneHelp}
        </Empty>
      )}
      <ul role="list" className={css.list} aria-label={t.list}>
        {items.map((c, i) => (
          <CaseRow key={c.no} c={c} selected={i === at} fresh={changed.has(c.no)} />
        ))}
      </ul>
      {inbox.hasNextPage && (
        <Button
          variant="default"
          loading={inbox.isFetchingNextPage}
          onClick={() => void inbox.fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
      <p className="small dim row spread">
        <span>{t.keys}</span>
        <span role="status" className={css.line} data-line={line}>
          {line === 'lost' ? t.lost : t.live}
        </span>
      </p>
    </Page>
  );
}
