/// A moment of life: what is usually needed first, then what may be needed too.
import { IconMoodEmpty } from '@tabler/icons-react';
import { Link, useParams } from 'wouter';
import { Bones } from '@shared/ui/bones';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { NotFound } from '@shared/ui/notfound';
import { Page } from '@shared/ui/page';
import { isLife, lives, proceduresOf, type Life } from '../data/life';
import { useSituations } from '../data/procedures';
import { ProcedureList } from '../parts/procedure-item';
import { useT } from '../texts';

function Found({ life }: { life: Life }) {
  const t = useT();
  const situations = useSituations();
  if (situations.isError) return <Failure error={situations.error} retry={() => void situations.refetch()} />;
  if (!situations.data) return <Bones lines={4} height={108} />;
  const all = proceduresOf(life, situations.data);
  if (all.length === 0)
    return (
      <Empty
        icon={<IconMoodEmpty size={40} />}
        title={t.life.none}
        action={<Link href="/tim">{t.search.all}</Link>}
      >
        {t.life.noneHelp}
      </Empty>
    );
  const first = all.filter((p) => (lives[life].first as readonly string[]).includes(p.code));
  const groups = [
    { title: t.life.first, items: first },
    { title: t.life.also, items: all.filter((p) => !first.includes(p)) },
  ].filter((g) => g.items.length > 0);
  return (
    <>
      {groups.map((g) => (
        <section key={g.title} className="stack">
          <h2>{g.title}</h2>
          <ProcedureList items={g.items} />
        </section>
      ))}
      <p>
        <Link href="/tim">{t.search.all}</Link>
      </p>
    </>
  );
}

export function LifePage() {
  const { id = '' } = useParams();
  const t = useT();
  if (!isLife(id)) return <NotFound home="/" />;
  return (
    <Page key={id} title={t.life.names[id]} lead={t.life.leads[id]} width="pair">
      <Found life={id} />
    </Page>
  );
}
