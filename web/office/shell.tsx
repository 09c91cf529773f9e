/// What frames the office: the ways this person's roles open, quick commands under Ctrl+K, and who is signed
/// in.
import {
  IconBook2,
  IconChartBar,
  IconChartInfographic,
  IconChecklist,
  IconFilePlus,
  IconInbox,
  IconLogout,
  IconSearch,
  IconServer2,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { ActionIcon, Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Link, Redirect, useLocation } from 'wouter';
import { common } from '@shared/i18n/common';
import { useOnline } from '@shared/lib/online';
import { Logo } from '@shared/ui/logo';
import { Settings } from '@shared/ui/settings';
import { api, csrf, useHere, useSetMe, useSite } from './data/client';
import css from './shell.module.css';
import { useT } from './texts';

const PasswordDialog = lazy(async () => ({
  default: (await import('./parts/password-dialog')).PasswordDialog,
}));
const Palette = lazy(async () => ({ default: (await import('./parts/palette')).Palette }));

type WayName =
  'inbox' | 'counter' | 'search' | 'overview' | 'plan' | 'tasks' | 'indicators' | 'staff' | 'system';
type Way = { href: string; name: WayName; Icon: Icon; may: string };

/// In the order of the menu; `may` is the permission that opens it (the server decides, this only hides).
export const ways: readonly Way[] = [
  { href: '/', name: 'inbox', Icon: IconInbox, may: 'list_inbox' },
  { href: '/tiep-nhan', name: 'counter', Icon: IconFilePlus, may: 'accept' },
  { href: '/tra-cuu', name: 'search', Icon: IconSearch, may: 'search_cases' },
  { href: '/tong-quan', name: 'overview', Icon: IconChartInfographic, may: 'read_plan' },
  { href: '/ke-hoach', name: 'plan', Icon: IconBook2, may: 'read_plan' },
  { href: '/nhiem-vu', name: 'tasks', Icon: IconChecklist, may: 'read_plan' },
  { href: '/chi-so', name: 'indicators', Icon: IconChartBar, may: 'read_indicator' },
  { href: '/tai-khoan', name: 'staff', Icon: IconUsers, may: 'manage_accounts' },
  { href: '/he-thong', name: 'system', Icon: IconServer2, may: 'read_jobs' },
];

export function useWays(): readonly Way[] {
  const { me } = useHere();
  return ways.filter((w) => me.permissions.includes(w.may));
}

/// The first page of somebody who has no inbox.
export function Start({ children }: { children: ReactNode }) {
  const first = useWays()[0];
  return first && first.href !== '/' ? <Redirect to={first.href} replace /> : <>{children}</>;
}

function Nav() {
  const t = useT().nav;
  const [at] = useLocation();
  const here = (href: string) => (href === '/' ? at === '/' : at === href || at.startsWith(`${href}/`));
  return (
    <nav className={css.nav} aria-label={t.main}>
      {useWays().map(({ href, name, Icon: Shape }) => (
        <Link key={href} href={href} className={css.link} aria-current={here(href) ? 'page' : undefined}>
          <Shape size={20} stroke={1.7} aria-hidden />
          <span>{t[name]}</span>
        </Link>
      ))}
    </nav>
  );
}

export function Shell({ children }: { children: ReactNode }) {
  const t = useT();
  const words = common.use();
  const { me, commune } = useHere();
  const demo = useSite().data?.demo;
  const setMe = useSetMe();
  const online = useOnline();
  const [palette, setPalette] = useState(false);
  const [password, setPassword] = useState(false);
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k') {
        e.preventDefault();
        setPalette(true);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const signOut = async () => {
    await api
      .POST('/api/v1/communes/{commune}/office/logout', { params: { path: { commune }, header: csrf() } })
      .catch(() => undefined);
    setMe(null, commune);
  };
  return (
    <div className={css.shell}>
      <a href="#main" className={css.skip}>
        {words.skip}
      </a>
      <header className={`${css.header} no-print`}>
        {demo && <p className={css.demo}>{t.demo}</p>}
        <div className={css.bar}>
          <Link href="/" className={css.brand} aria-label={`${words.app} – ${t.nav.inbox}`}>
            <Logo size={28} />
            <span>
              <strong>{words.app}</strong>
              <span className={css.commune}>{me.commune.name}</span>
            </span>
          </Link>
          <Button
            variant="default"
            size="sm"
            className={css.quick}
            aria-label={t.nav.palette}
            leftSection={<IconSearch size={16} aria-hidden />}
            onClick={() => setPalette(true)}
          >
            <span className={css.quickText}>{t.nav.palette}</span> <kbd className={css.kbd}>Ctrl K</kbd>
          </Button>
          <button
            type="button"
            className={css.who}
            title={t.password.title}
            onClick={() => setPassword(true)}
          >
            <strong>{me.account.name}</strong>
            <span className="small">{me.account.title}</span>
          </button>
          <Settings />
          <ActionIcon
            variant="transparent"
            c="white"
            size={44}
            aria-label={t.nav.signOut}
            title={t.nav.signOut}
            onClick={() => void signOut()}
          >
            <IconLogout size={20} />
          </ActionIcon>
        </div>
        <Nav />
      </header>
      <div aria-live="polite">{!online && <p className={css.offline}>{words.offlineBar}</p>}</div>
      <main id="main" tabIndex={-1} className={css.main}>
        {children}
      </main>
      {password && (
        <Suspense>
          <PasswordDialog onClose={() => setPassword(false)} />
        </Suspense>
      )}
      {palette && (
        <Suspense>
          <Palette onClose={() => setPalette(false)} />
        </Suspense>
      )}
    </div>
  );
}
