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
  IconSubtask,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { ActionIcon, Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Link, Redirect, useLocation } from 'wouter';
import { common } from '@shared/i18n/common';
import { useOnline } from '@shared/lib/online';
import { Logo } from '@shared/ui/logo';
import { Settings } from '@shared/ui/settings';
import { api, csrf, useHere, useSetMe, useSite } from './data/client';
import { dropDrafts, sweepDrafts } from './data/desk-draft';
import { useKeys } from './data/keys';
import { LiveProvider } from './data/live';
import { ActProvider, useAct } from './parts/act';
import { OfficeContext, type OfficeTools } from './parts/office-tools';
import css from './shell.module.css';
import { useT, useWork } from './texts';

const PasswordDialog = lazy(async () => ({
  default: (await import('./parts/password-dialog')).PasswordDialog,
}));
const KeysDialog = lazy(async () => ({ default: (await import('./parts/keys-dialog')).KeysDialog }));
const Palette = lazy(async () => ({ default: (await import('./parts/palette')).Palette }));

type WayName =
  'inbox' | 'counter' | 'work' | 'search' | 'overview' | 'plan' | 'tasks' | 'indicators' | 'staff' | 'system';
type Way = { href: string; name: WayName; Icon: Icon; may: string };

/// In the order of the menu; `may` is the permission that opens it (the server decides, this only hides).
export const ways: readonly Way[] = [
  { href: '/', name: 'inbox', Icon: IconInbox, may: 'list_inbox' },
  { href: '/tiep-nhan', name: 'counter', Icon: IconFilePlus, may: 'accept' },
  { href: '/viec-noi-bo', name: 'work', Icon: IconSubtask, may: 'submit' },
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
  const bar = useRef<HTMLElement>(null);
  const here = (href: string) => (href === '/' ? at === '/' : at === href || at.startsWith(`${href}/`));
  // On a small screen the row is longer than the page: where one is stays in sight.
  useEffect(() => {
    const link = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (bar.current && link)
      bar.current.scrollLeft = link.offsetLeft - (bar.current.clientWidth - link.offsetWidth) / 2;
  }, [at]);
  return (
    <nav ref={bar} className={css.nav} aria-label={t.main}>
      {useWays().map(({ href, name, Icon: Shape }) => (
        <Link key={href} href={href} className={css.link} aria-current={here(href) ? 'page' : undefined}>
          <Shape size={20} stroke={1.7} aria-hidden />
          <span>{t[name]}</span>
        </Link>
      ))}
    </nav>
  );
}

/// Pages that stand under the header measure from its foot.
function useHeadHeight() {
  const head = useRef<HTMLElement>(null);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      document.documentElement.style.setProperty('--ts-head', `${Math.round(height)}px`);
    });
    if (head.current) watch.observe(head.current);
    return () => watch.disconnect();
  }, []);
  return head;
}

function useSignOut() {
  const { me, commune } = useHere();
  const setMe = useSetMe();
  const { box } = useAct();
  return async () => {
    await box.flush();
    dropDrafts(commune, me.account.id);
    await api
      .POST('/api/v1/communes/{commune}/office/logout', { params: { path: { commune }, header: csrf() } })
      .catch(() => undefined);
    setMe(null, commune);
  };
}

/// Ctrl+K anywhere; ? and / while nobody types.
function useOfficeKeys(openPalette: () => void, showKeys: () => void) {
  const [, go] = useLocation();
  const may = useWays().some((w) => w.name === 'search');
  // At the commit itself: who sees the page may press its keys.
  useLayoutEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k') {
        e.preventDefault();
        openPalette();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [openPalette]);
  useKeys((key) => {
    if (key === '?') showKeys();
    else if (key === '/' && may) go('/tra-cuu');
    else return false;
    return true;
  });
}

/// A new person at the same desk begins anew: what somebody else had not sent yet is not sent in their name.
export function Shell({ children }: { children: ReactNode }) {
  const { me } = useHere();
  useEffect(sweepDrafts, []);
  return (
    <LiveProvider>
      <ActProvider key={me.account.id}>
        <Frame>{children}</Frame>
      </ActProvider>
    </LiveProvider>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useT();
  const w = useWork();
  const words = common.use();
  const { me } = useHere();
  const demo = useSite().data?.demo;
  const online = useOnline();
  const head = useHeadHeight();
  const signOut = useSignOut();
  const [over, setOver] = useState<'palette' | 'keys' | 'password' | null>(null);
  const shut = () => setOver(null);
  const [open] = useState(() => ({
    palette: () => setOver('palette'),
    keys: () => setOver('keys'),
    password: () => setOver('password'),
  }));
  const tools = useMemo<OfficeTools>(() => ({ showKeys: open.keys, commands: new Map() }), [open]);
  useOfficeKeys(open.palette, open.keys);
  return (
    <OfficeContext.Provider value={tools}>
      <div className={css.shell}>
        <a href="#main" className={css.skip}>
          {words.skip}
        </a>
        <header ref={head} className={`${css.header} no-print`}>
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
              onClick={open.palette}
            >
              <span className={css.quickText}>{t.nav.palette}</span> <kbd className={css.kbd}>Ctrl K</kbd>
            </Button>
            <button type="button" className={css.who} title={t.password.title} onClick={open.password}>
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
        <div aria-live="polite">{!online && <p className={css.offline}>{w.page.offline}</p>}</div>
        <main id="main" tabIndex={-1} className={css.main}>
          {children}
        </main>
        {over && (
          <Suspense>
            {over === 'password' && <PasswordDialog onClose={shut} />}
            {over === 'keys' && <KeysDialog onClose={shut} />}
            {over === 'palette' && (
              <Palette onClose={shut} onKeys={open.keys} onPassword={open.password} onSignOut={signOut} />
            )}
          </Suspense>
        )}
      </div>
    </OfficeContext.Provider>
  );
}
