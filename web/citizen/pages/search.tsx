/// Procedures that answer the question, best first; the server understands words without accents.
import { Button } from '@mantine/core';
import { IconClock, IconCoin, IconMoodEmpty } from '@tabler/icons-react';
import { Link, useSearch } from 'wouter';
import type { ProcedureSummary } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { Bones } from '@shared/ui/bones';
import { Page } from '@shared/ui/page';
import { useProcedures, useSituations } from '../data/procedures';
import { useT } from '../texts';
import { SearchBox } from './home';
import css from './search.module.css';

export function ProcedureItem({ procedure }: { procedure: ProcedureSummary }) {
  const { lang } = usePrefs();
  const t = useT();
  return (
    <li>
      <Link href={`/thu-tuc/${procedure.code}`} className={css.item}>
        <span className={css.plain}>{pick(procedure.plain, lang)}</span>
        <span className="small dim">
          {pick(procedure.name, lang)} · {pick(procedure.field.name, lang)}
        </span>
        <span className={css.facts}>
          <span>
            <IconClock size={16} aria-hidden /> {pick(procedure.time, lang)}
          </span>
          <span>
            <IconCoin size={16} aria-hidden /> {pick(procedure.fee, lang)}
          </span>
          <span className={css.way} data-online={procedure.online || undefined}>
            {procedure.online ? t.search.online : t.search.counterOnly}
          </span>
        </span>
      </Link>
    </li>
  );
}

export function Search() {
  const t = useT();
  const words = common.use();
  const { lang } = usePrefs();
  const query = new URLSearchParams(useSearch());
  const q = query.get('q') ?? '';
  const life = query.get('viec') ?? undefined;
  const found = useProcedures(q, life);
  const situation = useSituations().data?.find((s) => s.id === life);
  const items = found.data?.pages.flatMap((p) => p.items) ?? [];
  const title = situation ? pick(situation.name, lang) : t.search.title(q);
  return (
    <Page key={`${q}|${life}`} title={title}>
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
      <ul role="list" className="stack tight">
        {items.map((p) => (
          <ProcedureItem key={p.code} procedure={p} />
        ))}
      </ul>
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
