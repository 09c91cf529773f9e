/// Beside every door that asks for an account: what is open without one.
import { IconDoor } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useT } from '../texts';
import { Aside } from './aside';

export function WithoutAccount() {
  const t = useT().without;
  return (
    <Aside title={t.title} icon={<IconDoor size={28} stroke={1.6} />}>
      <ul>
        <li>
          <Link href="/tim">{t.read}</Link>
        </li>
        <li>
          <Link href="/theo-doi">{t.track}</Link>
        </li>
        <li>{t.desk}</li>
      </ul>
    </Aside>
  );
}
