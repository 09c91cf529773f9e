/// The line under the header while something waits to be sent; it also does the sending: now, when the line
/// comes back, when somebody signs in, and every half minute.
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { queries } from '@shared/ui/provider';
import { useSession } from '../data/client';
import { useT } from '../texts';
import css from './outbox.module.css';
import { flush } from './send';
import { useOutbox } from './store';

const again = 30_000;

export default function OutboxBar() {
  const t = useT().outbox;
  const list = useOutbox();
  const account = useSession().data?.account.id;
  const [at] = useLocation();
  useEffect(() => {
    const go = () =>
      void flush().then(() => queries.invalidateQueries({ queryKey: ['my'], refetchType: 'active' }));
    go();
    window.addEventListener('online', go);
    const timer = window.setInterval(go, again);
    return () => {
      window.removeEventListener('online', go);
      window.clearInterval(timer);
    };
  }, [account]);
  const open = list.filter((q) => q.state !== 'sent').length;
  if (at === '/cho-gui') return null;
  return (
    <div className={css.bar} data-sent={open === 0 || undefined} role="status">
      <span>{open > 0 ? t.bar(open) : t.sent}</span>
      <Link href="/cho-gui">{t.barGo}</Link>
    </div>
  );
}
