/// Any case by name, code or text, with the few filters that matter; the server searches words without
/// accents.
import { Button, TextInput } from '@mantine/core';
import { IconSearch, IconZoomQuestion } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useLocation, useSearch } from 'wouter';
import { common } from '@shared/i18n/common';
import { Bones } from '@shared/ui/bones';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { Page } from '@shared/ui/page';
import { useCases, type CaseFilter } from '../data/cases';
import { CaseRow } from '../parts/case-row';
import { Choice } from '../parts/choice';
import { useT } from '../texts';

export function SearchPage() {
  const t = useT().search;
  const words = common.use();
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const [typed, setTyped] = useState(query.get('q') ?? '');
  const filter = Object.fromEntries(query.entries()) as CaseFilter;
  const cases = useCases(filter);
  const items = cases.data?.pages.flatMap((p) => p.items) ?? [];
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    go(`/tra-cuu?${next.toString()}`, { replace: true });
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    set('q', typed.trim());
  };
  return (
    <Page title={t.title} width="wide">
      <form role="search" className="row" onSubmit={submit}>
        <TextInput
          className="grow"
          size="md"
          aria-label={t.box}
          placeholder={t.box}
          value={typed}
          autoFocus
          maxLength={200}
          leftSection={<IconSearch size={18} aria-hidden />}
          onChange={(e) => setTyped(e.currentTarget.value)}
        />
        <Button type="submit" size="md">
          {words.search}
        </Button>
      </form>
      <div className="row">
        <Choice
          label={t.status}
          value={filter.status ?? ''}
          options={{ '': `${t.status}: ${t.any}`, ...t.statuses }}
          onChange={(v) => set('status', v)}
        />
        <Choice
          label={t.deadline}
          value={filter.deadline ?? ''}
          options={{ '': `${t.deadline}: ${t.any}`, ...t.deadlines }}
          onChange={(v) => set('deadline', v)}
        />
      </div>
      <p role="status" className="dim">
        {cases.data ? (cases.hasNextPage ? t.foundMore(items.length) : t.found(items.length)) : words.loading}
      </p>
      {cases.isPending && <Bones lines={7} height={64} gap={8} />}
      {cases.isError && <Failure error={cases.error} retry={() => void cases.refetch()} />}
      {cases.data && items.length === 0 && (
        <Empty icon={<IconZoomQuestion size={40} />} title={t.none}>
          {t.noneHelp}
        </Empty>
      )}
      <ul role="list" className="stack tight">
        {items.map((c) => (
          <CaseRow key={c.no} c={c} />
        ))}
      </ul>
      {cases.hasNextPage && (
        <Button
          variant="default"
          loading={cases.isFetchingNextPage}
          onClick={() => void cases.fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
    </Page>
  );
}
