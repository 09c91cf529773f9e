import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { data, newKey } from '@shared/api/client';
import { common } from '@shared/i18n/common';
import { Card } from '@shared/ui/card';
import { Failure } from '@shared/ui/failure';
import { Page } from '@shared/ui/page';
import { Split } from '@shared/ui/split';
import { api, useSetSession } from '../data/client';
import { WithoutAccount } from '../parts/without-account';
import { useT } from '../texts';
import { plainPhone, useReturn } from './signin';

interface Fields {
  phone: string;
  name: string;
  password: string;
  id: string;
}

function problems(f: Fields): Partial<Record<keyof Fields, string>> {
  const t = common.now().form;
  return {
    ...(!/^(\+84|0)\d{9,10}$/.test(plainPhone(f.phone)) && { phone: t.badPhone }),
    ...(f.name.trim().length < 2 && { name: t.nameMissing }),
    ...([...f.password].length < 10 && { password: t.passwordShort }),
    ...(f.id.trim() !== '' && !/^\d{12}$/.test(f.id.replace(/\s/g, '')) && { id: t.badId }),
  };
}

export function SignUp() {
  const t = useT().account;
  const setSession = useSetSession();
  const [, go] = useLocation();
  const back = useReturn();
  const [key] = useState(newKey);
  const [fields, setFields] = useState<Fields>({ phone: '', name: '', password: '', id: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const found = tried ? problems(fields) : {};
  const set = (name: keyof Fields) => (e: { currentTarget: { value: string } }) => {
    const { value } = e.currentTarget;
    setFields((f) => ({ ...f, [name]: value }));
  };
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    setTried(true);
    if (Object.keys(problems(fields)).length > 0) return;
    setBusy(true);
    setError(null);
    try {
      const id = fields.id.replace(/\s/g, '');
      setSession(
        await data(
          api.POST('/api/v1/citizen/register', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              phone: plainPhone(fields.phone),
              name: fields.name.trim(),
              password: fields.password,
              ...(id && { id_number: id }),
            },
          }),
        ),
      );
      go(back);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const frame = { size: 'md', withAsterisk: false } as const;
  return (
    <Page title={t.signUpTitle} width="pair">
      <Split
        first={
          <Card as="div">
            <form noValidate className="stack" onSubmit={(e) => void submit(e)}>
              {error !== null && <Failure error={error} />}
              <TextInput
                {...frame}
                required
                label={t.name}
                description={t.nameHelp}
                name="name"
                autoComplete="name"
                value={fields.name}
                onChange={set('name')}
                error={found.name}
              />
              <TextInput
                {...frame}
                required
                label={t.phone}
                name="phone"
                inputMode="tel"
                autoComplete="username"
                value={fields.phone}
                onChange={set('phone')}
                error={found.phone}
              />
              <PasswordInput
                {...frame}
                required
                label={t.password}
                description={t.passwordHelp}
                name="password"
                autoComplete="new-password"
                value={fields.password}
                onChange={set('password')}
                error={found.password}
              />
              <TextInput
                {...frame}
                label={`${t.idNumber} (${common.use().optional})`}
                description={t.idWhy}
                name="id"
                inputMode="numeric"
                value={fields.id}
                onChange={set('id')}
                error={found.id}
              />
              <Button type="submit" size="md" loading={busy}>
                {t.signUp}
              </Button>
              <p>
                {t.haveAccount} <Link href={`/dang-nhap?ve=${encodeURIComponent(back)}`}>{t.signIn}</Link>
              </p>
            </form>
          </Card>
        }
        side={<WithoutAccount />}
      />
    </Page>
  );
}
