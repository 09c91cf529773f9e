/// Signing in by phone and password: as a page, inside a form that needs it, and over whatever was lost with
/// a session.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { data } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { Card } from '@shared/ui/card';
import { Dialog } from '@shared/ui/dialog';
import { Failure } from '@shared/ui/failure';
import { Page } from '@shared/ui/page';
import { Split } from '@shared/ui/split';
import { api, useSetSession } from '../data/client';
import { WithoutAccount } from '../parts/without-account';
import { useT } from '../texts';

export const plainPhone = (typed: string) => typed.replace(/[\s.\-]/g, '');

export function SignInForm({ onDone }: { onDone?: () => void }) {
  const t = useT().account;
  const setSession = useSetSession();
  const [at] = useLocation();
  const [phone, setPhone] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    setBusy(true);
    setError(null);
    try {
      setSession(
        await data(api.POST('/api/v1/citizen/login', { body: { phone: plainPhone(phone), password } })),
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
        label={t.phone}
        name="phone"
        inputMode="tel"
        autoComplete="username"
        required
        withAsterisk={false}
        value={phone}
        onChange={(e) => setPhone(e.currentTarget.value)}
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
        {t.signIn}
      </Button>
      <p>
        {t.noAccount} <Link href={`/dang-ky?ve=${encodeURIComponent(at)}`}>{t.signUp}</Link>
      </p>
      <p className="small dim">{t.forgot}</p>
    </form>
  );
}

/// Where to go after signing in; only paths of this site.
export function useReturn(): string {
  const wanted = new URLSearchParams(useSearch()).get('ve') ?? '/ho-so';
  return /^\/(?!\/)/.test(wanted) && !/^\/dang-/.test(wanted) ? wanted : '/ho-so';
}

/// The form as a page, with what is open without an account beside it.
export function SignInPage({ title, lead, onDone }: { title: string; lead?: string; onDone?: () => void }) {
  return (
    <Page title={title} lead={lead} width="pair">
      <Split
        first={
          <Card as="div">
            <SignInForm {...(onDone && { onDone })} />
          </Card>
        }
        side={<WithoutAccount />}
      />
    </Page>
  );
}

export function SignIn() {
  const t = useT().account;
  const [, go] = useLocation();
  const back = useReturn();
  return <SignInPage title={t.signInTitle} onDone={() => go(back)} />;
}

export function SessionEnded({ onDone }: { onDone: () => void }) {
  const t = useT().account;
  return (
    <Dialog open onClose={onDone} title={t.ended}>
      <p>{t.endedText}</p>
      <SignInForm onDone={onDone} />
    </Dialog>
  );
}
