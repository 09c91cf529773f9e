/// Procedures that answer the question, best first; the server understands words without accents and with
/// mistakes.
import { Button } from '@mantine/core';
import { IconMoodEmpty } from '@tabler/icons-react';
import { Link, useSearch } from 'wouter';
import { common } from '@shared/i18n/common';
import { Bones } from '@shared/ui/bones';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { Page } from '@shared/ui/page';
import { useProcedures } from '../data/procedures';
import { ProcedureList } from '../parts/procedure-item';
import { SearchBox } from '../parts/search/search-box';
import { useT } from '../texts';

export function Search() {
  const t = useT();
  const words = common.use();
  const q = new URLSearchParams(useSearch()).get('q') ?? '';
  const found = useProcedures(q);
  const items = found.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <Page key={q} title={t.search.title(q)} width="pair">
      <SearchBox initial={q} />
      <p role="status" className="dim">
        {found.data ? t.search.found(items.length) : words.loading}
      </p>
      {found.isPending && <Bones lines={5} height={92} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && items.length === 0 && (
        <Empty
          icon={<IconMoodEmpty size={40} />}
          title={t.search.none}
          action={<Link href="/tim">{t.search.all}</Link>}
        >
          {t.search.noneHelp}
        </Empty>
      )}
      <ProcedureList items={items} />
      {found.hasNextPage && (
        <Button
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
    </Page>
  );
}
