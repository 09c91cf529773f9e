/// Work the office gives itself: what can be sent, and what this person has sent.
import { Button } from '@mantine/core';
import { IconSubtask } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ProcedureSummary } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import { usePrefs } from '@shared/lib/prefs';
import { Empty } from '@shared/ui/empty';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useMyWork, useWorkKinds } from '../data/work';
import { CaseRow } from '../parts/case-row';
import css from '../parts/work.module.css';
import { useInternal } from '../texts';

function Kinds({ items }: { items: readonly ProcedureSummary[] }) {
  const t = useInternal();
  const { lang } = usePrefs();
  if (items.length === 0)
    return (
      <Empty icon={<IconSubtask size={40} />} title={t.none}>
        {t.noneHelp}
      </Empty>
    );
  return (
    <ul role="list" className={css.kinds}>
      {items.map((kind) => (
        <li key={kind.code} className={css.kind}>
          <Link href={`/viec-noi-bo/${kind.code}`}>{pick(kind.name, lang)}</Link>
          <span>{pick(kind.plain, lang)}</span>
          <span className="small dim">{[kind.code, t.time(pick(kind.time, lang))].join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

function Mine() {
  const t = useInternal();
  const words = common.use();
  const mine = useMyWork();
  return (
    <section className="stack" aria-labelledby="mine">
      <h2 id="mine">{t.mine}</h2>
      <Loaded query={mine}>
        {({ pages }) => {
          const items = pages.flatMap((p) => p.items);
          if (items.length === 0) return <p className="dim">{t.mineNone}</p>;
          return (
            <ul role="list" className="stack tight">
              {items.map((c) => (
                <CaseRow key={c.no} c={c} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {mine.hasNextPage && (
        <Button variant="default" loading={mine.isFetchingNextPage} onClick={() => void mine.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </section>
  );
}

export function WorkPage() {
  const t = useInternal();
  const kinds = useWorkKinds();
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <section className="stack" aria-labelledby="kinds">
        <h2 id="kinds">{t.choose}</h2>
        <Loaded query={kinds}>{(items) => <Kinds items={items} />}</Loaded>
      </section>
      <Mine />
    </Page>
  );
}
