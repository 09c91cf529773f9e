/// A page that a role does not open says so, and what it does open; the server decides all the same.
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Empty } from '@shared/ui/empty';
import { Page } from '@shared/ui/page';
import { useMay } from '../data/client';
import { useWays } from '../shell';
import { useT, useWork } from '../texts';

export function Needs({ may, children }: { may: string; children: ReactNode }) {
  const t = useT().nav;
  const w = useWork().page;
  const allowed = useMay(may);
  const ways = useWays();
  if (allowed) return <>{children}</>;
  return (
    <Page title={w.forbidden} hideTitle>
      <Empty
        icon={<IconLock size={40} />}
        title={w.forbidden}
        action={
          ways.length > 0 && (
            <div className="stack tight">
              <span>{w.youCan}</span>
              <span className="row">
                {ways.map((way) => (
                  <Link key={way.href} href={way.href}>
                    {t[way.name]}
                  </Link>
                ))}
              </span>
            </div>
          )
        }
      >
        {w.forbiddenText}
      </Empty>
    </Page>
  );
}
