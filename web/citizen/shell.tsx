/// What frames every page of the citizen's: skip link, name of the commune, three ways, the foot; and the two
/// things that can happen anywhere: the line is gone, the session has ended.
import { IconFileSearch, IconFolder, IconUser } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { onSessionEnded } from '@shared/api/client';
import { common } from '@shared/i18n/common';
import { useOnline } from '@shared/lib/online';
import { Logo } from '@shared/ui/logo';
import { Settings } from '@shared/ui/settings';
import { useCommune, useSession, useSite } from './data/client';
import { useOutbox } from './outbox/store';
import css from './shell.module.css';
import { useT } from './texts';

const SessionEnded = lazy(async () => ({ default: (await import('./pages/signin')).SessionEnded }));
const OutboxBar = lazy(() => import('./outbox/bar'));

function NavLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  const [at] = useLocation();
  const here = at === href || at.startsWith(`${href}/`);
  return (
    <Link href={href} className={css.link} aria-current={here ? 'page' : undefined}>
      {icon}
      <span>{children}</span>
    </Link>
  );
}

function Header() {
  const t = useT();
  const words = common.use();
  const commune = useCommune().data;
  const session = useSession().data;
  const demo = useSite().data?.demo;
  return (
    <header className={`${css.header} no-print`}>
      <div className={css.bar}>
        <Link href="/" className={css.brand} aria-label={`${words.app} – ${words.home}`}>
          <Logo />
          <span className={css.names}>
            <strong>{words.app}</strong>
            <span className={css.commune}>
              {demo && <span className={css.demo}>{t.demoShort}</span>}
              {commune ? `${commune.name}, ${commune.province}` : '\u00a0'}
            </span>
          </span>
        </Link>
        <nav className={css.nav} aria-label={t.nav.main}>
          <NavLink href="/theo-doi" icon={<IconFileSearch size={20} aria-hidden />}>
            {t.nav.track}
          </NavLink>
          <NavLink href="/ho-so" icon={<IconFolder size={20} aria-hidden />}>
            {t.nav.mine}
          </NavLink>
          <NavLink href={session ? '/tai-khoan' : '/dang-nhap'} icon={<IconUser size={20} aria-hidden />}>
            {session ? (
              <>
                <span className={css.whole}>{session.account.name}</span>
                <span className={css.brief}>{t.nav.account}</span>
              </>
            ) : (
              t.nav.signIn
            )}
          </NavLink>
        </nav>
        <Settings />
      </div>
    </header>
  );
}

function Footer() {
  const t = common.use();
  const own = useT();
  const commune = useCommune().data;
  const demo = useSite().data?.demo;
  return (
    <footer className={`${css.footer} no-print`}>
      <div className={css.footInside}>
        {demo && <p className={css.demoLine}>{own.demo}</p>}
        <p>{t.footer.about}</p>
        <p className="row">
          <Link href="/nhat-ky">{t.footer.verify}</Link>
          <a href="/office">{t.footer.office}</a>
        </p>
        {commune && (
          <p className="small">
            {[`UBND ${commune.name}`, commune.address, commune.phone].filter(Boolean).join(' · ')}
          </p>
        )}
      </div>
    </footer>
  );
}

export function Shell({ children }: { children: ReactNode }) {
  const words = common.use();
  const online = useOnline();
  const waiting = useOutbox().length > 0;
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnded(() => setEnded(true)), []);
  return (
    <div className={css.shell}>
      <a href="#main" className={css.skip}>
        {words.skip}
      </a>
      <Header />
      <div aria-live="polite">{!online && <p className={css.offline}>{words.offlineBar}</p>}</div>
      {waiting && (
        <Suspense>
          <OutboxBar />
        </Suspense>
      )}
      <main id="main" tabIndex={-1} className={css.main}>
        {children}
      </main>
      <Footer />
      {ended && (
        <Suspense>
          <SessionEnded onDone={() => setEnded(false)} />
        </Suspense>
      )}
    </div>
  );
}
