/// What the office knows about the person, to be corrected here; password; signing out.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { data, newKey } from '@shared/api/client';
import type { CitizenSession } from '@shared/api/types';
import { day, parseTypedDay } from '@shared/lib/time';
import { common } from '@shared/i18n/common';
import { Bones } from '@shared/ui/bones';
import { Card } from '@shared/ui/card';
import { Failure } from '@shared/ui/failure';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { Split } from '@shared/ui/split';
import { api, csrf, sent, useSession, useSetSession } from '../data/client';
import { useT } from '../texts';
import { SignInPage } from './signin';

function Profile({ session }: { session: CitizenSession }) {
  const t = useT().account;
  const words = common.use();
  const setSession = useSetSession();
  const a = session.account;
  const [fields, setFields] = useState({
    name: a.name,
    id_number: a.id_number ?? '',
    birth_date: day(a.birth_date),
    email: a.email ?? '',
    address: a.address ?? '',
  });
  const [state, setState] = useState<'idle' | 'busy' | 'saved'>('idle');
  const [error, setError] = useState<unknown>(null);
  const [badDate, setBadDate] = useState(false);
  const set = (name: keyof typeof fields) => (e: { currentTarget: { value: string } }) => {
    const { value } = e.currentTarget;
    setState('idle');
    setFields((f) => ({ ...f, [name]: value }));
  };
  const save = async (e: FormEvent) => {
    e.preventDefault();
    const birth = fields.birth_date ? parseTypedDay(fields.birth_date) : null;
    setBadDate(Boolean(fields.birth_date) && !birth);
    if (fields.birth_date && !birth) return;
    setState('busy');
    setError(null);
    try {
      const current = await api.GET('/api/v1/citizen/me');
      const etag = current.response.headers.get('ETag') ?? '*';
      setSession(
        await data(
          api.PATCH('/api/v1/citizen/me', {
            params: { header: { ...csrf(), 'If-Match': etag } },
            body: {
              name: fields.name.trim(),
              id_number: fields.id_number.replace(/\s/g, '') || null,
              birth_date: birth,
              email: fields.email.trim() || null,
              address: fields.address.trim() || null,
            },
          }),
        ),
      );
      setState('saved');
    } catch (failed) {
      setError(failed);
      setState('idle');
    }
  };
  return (
    <Card title={t.profile}>
      <form className="stack" onSubmit={(e) => void save(e)}>
        {error !== null && <Failure error={error} />}
        <TextInput size="md" label={t.name} value={fields.name} onChange={set('name')} autoComplete="name" />
        <TextInput
          size="md"
          label={t.idNumber}
          value={fields.id_number}
          onChange={set('id_number')}
          inputMode="numeric"
        />
        <TextInput
          size="md"
          label={t.birthDate}
          value={fields.birth_date}
          onChange={set('birth_date')}
          placeholder={words.form.datePlaceholder}
          inputMode="numeric"
          error={badDate ? words.form.badDate : undefined}
        />
        <TextInput
          size="md"
          label={t.address}
          value={fields.address}
          onChange={set('address')}
          autoComplete="address-line1"
        />
        <TextInput
          size="md"
          label={t.email}
          value={fields.email}
          onChange={set('email')}
          autoComplete="email"
          inputMode="email"
        />
        <Button type="submit" size="md" loading={state === 'busy'}>
          {words.save}
        </Button>
        <div role="status">{state === 'saved' && <Notice tone="ok">{t.saved}</Notice>}</div>
      </form>
    </Card>
  );
}

function Password() {
  const t = useT().account;
  const [fields, setFields] = useState({ old: '', next: '' });
  const [done, setDone] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (e: FormEvent) => {
    e.preventDefault();
    setError(null);
    try {
      await api.POST('/api/v1/citizen/password', {
        params: { header: sent(newKey()) },
        body: { old: fields.old, new: fields.next },
      });
      setDone(true);
      setFields({ old: '', next: '' });
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <Card title={t.changePassword}>
      <form className="stack" onSubmit={(e) => void save(e)}>
        {error !== null && <Failure error={error} />}
        <PasswordInput
          size="md"
          label={t.oldPassword}
          required
          withAsterisk={false}
          autoComplete="current-password"
          value={fields.old}
          onChange={(e) => {
            const old = e.currentTarget.value;
            setFields((f) => ({ ...f, old }));
          }}
        />
        <PasswordInput
          size="md"
          label={t.newPassword}
          description={t.passwordHelp}
          required
          withAsterisk={false}
          minLength={10}
          autoComplete="new-password"
          value={fields.next}
          onChange={(e) => {
            const next = e.currentTarget.value;
            setFields((f) => ({ ...f, next }));
          }}
        />
        <Button type="submit" variant="default" size="md">
          {t.changePassword}
        </Button>
        <div role="status">{done && <Notice tone="ok">{t.passwordChanged}</Notice>}</div>
      </form>
    </Card>
  );
}

export function Account() {
  const t = useT();
  const session = useSession();
  const setSession = useSetSession();
  const [, go] = useLocation();
  const signOut = async () => {
    await api.POST('/api/v1/citizen/logout', { params: { header: csrf() } }).catch(() => undefined);
    setSession(null);
    go('/');
  };
  if (session.isPending)
    return (
      <Page width="pair" eyebrow={'\u00a0'} title={t.nav.account}>
        <Bones lines={6} height={56} />
      </Page>
    );
  if (!session.data) return <SignInPage title={t.account.signInTitle} />;
  return (
    <Page
      width="pair"
      title={session.data.account.name}
      eyebrow={session.data.account.phone}
      actions={
        <Button variant="default" onClick={() => void signOut()}>
          {t.account.signOut}
        </Button>
      }
    >
      <Split first={<Profile session={session.data} />} side={<Password />} />
    </Page>
  );
}
