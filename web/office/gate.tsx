/// The door: a session, or the way to get one; and the same way again, over the page, when a session has
/// ended.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { data, onSessionEnded } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { common } from '@shared/i18n/common';
import { Bones } from '@shared/ui/bones';
import { Dialog } from '@shared/ui/dialog';
import { Failure } from '@shared/ui/failure';
import { Logo } from '@shared/ui/logo';
import { Page } from '@shared/ui/page';
import { Settings } from '@shared/ui/settings';
import { api, useMe, useOfficeCommune, useSetMe, useSite } from './data/client';
import css from './gate.module.css';
import { useT } from './texts';

export function Outside({ children }: { children: ReactNode }) {
  const words = common.use();
  const site = useSite().data;
  const commune = useOfficeCommune();
  const place = site?.communes.find((c) => c.code === commune);
  return (
    <div className={css.outside}>
      <header className={css.head}>
        <Logo size={40} />
        <div>
          <strong>{words.app}</strong>
          <br />
          <span className="small dim">{place ? `${place.name}, ${place.province}` : '\u00a0'}</span>
        </div>
        <div className={css.settings}>
          <Settings />
        </div>
      </header>
      <main className={css.box}>{children}</main>
    </div>
  );
}

function SignInForm({ onDone }: { onDone?: () => void }) {
  const t = useT().signIn;
  const commune = useOfficeCommune();
  const setMe = useSetMe();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    if (commune === undefined) return;
    setBusy(true);
    setError(null);
    try {
      setMe(
        await data(
          api.POST('/api/v1/communes/{commune}/office/login', {
            params: { path: { commune } },
            body: { login: login.trim(), password },
          }),
        ),
        commune,
      );
      onDone?.();
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const wrong = error !== null && asProblem(error).kind === 'session';
  return (
    <form className="stack" onSubmit={(e) => void submit(e)}>
      {error !== null && !wrong && <Failure error={error} />}
      <TextInput
        size="md"
        label={t.login}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        required
        withAsterisk={false}
        value={login}
        onChange={(e) => setLogin(e.currentTarget.value)}
      />
      <PasswordInput
        size="md"
        label={t.password}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        error={wrong ? <span role="alert">{t.wrong}</span> : undefined}
        onChange={(e) => setPassword(e.currentTarget.value)}
      />
      <Button type="submit" size="md" loading={busy}>
        {t.go}
      </Button>
      <p className="small dim">{t.forgot}</p>
    </form>
  );
}

export function Gate({ children }: { children: ReactNode }) {
  const t = useT().signIn;
  const me = useMe();
  const site = useSite();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnded(() => setEnded(true)), []);
  if (me.isError)
    return (
      <Outside>
        <Page title={t.title}>
          <Failure error={me.error} retry={() => void me.refetch()} />
        </Page>
      </Outside>
    );
  // What the site says frames every page: it comes first, so that nothing is pushed down by it later.
  if (me.data === undefined || site.isPending)
    return (
      <Outside>
        <Page title={t.title}>
          <Bones />
        </Page>
      </Outside>
    );
  if (me.data === null)
    return (
      <Outside>
        <Page title={t.title} lead={t.lead}>
          <SignInForm />
        </Page>
      </Outside>
    );
  return (
    <>
      {children}
      {ended && (
        <Dialog open onClose={() => setEnded(false)} title={t.ended}>
          <p>{t.endedText}</p>
          <SignInForm onDone={() => setEnded(false)} />
        </Dialog>
      )}
    </>
  );
}
