/// Opened from a one-time link, /office/invitation#commune=…&token=…: whom it is for, then a password, then
/// inside.
import { Button, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { data, newKey } from '@shared/api/client';
import { moment } from '@shared/lib/time';
import { Failure } from '@shared/ui/failure';
import { Loaded } from '@shared/ui/loaded';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { api, useSetMe } from '../data/client';
import { Outside } from '../gate';
import { useT } from '../texts';

function linkParts() {
  const given = new URLSearchParams(window.location.hash.slice(1));
  return { commune: Number(given.get('commune')), token: given.get('token') ?? '' };
}

function SetPassword({ commune, token }: { commune: number; token: string }) {
  const t = useT().invitation;
  const setMe = useSetMe();
  const [, go] = useLocation();
  const [key] = useState(newKey);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const short = [...password].length < 10;
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    setTried(true);
    if (short || password !== again) return;
    setBusy(true);
    setError(null);
    try {
      setMe(
        await data(
          api.POST('/api/v1/communes/{commune}/office/invitation/accept', {
            params: { path: { commune }, header: { 'Idempotency-Key': key } },
            body: { token, password },
          }),
        ),
        commune,
      );
      go('/', { replace: true });
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form noValidate className="stack" onSubmit={(e) => void submit(e)}>
      {error !== null && <Failure error={error} />}
      <PasswordInput
        size="md"
        label={t.password}
        autoComplete="new-password"
        value={password}
        error={tried && short ? t.short : undefined}
        onChange={(e) => setPassword(e.currentTarget.value)}
      />
      <PasswordInput
        size="md"
        label={t.again}
        autoComplete="new-password"
        value={again}
        error={tried && !short && password !== again ? t.differ : undefined}
        onChange={(e) => setAgain(e.currentTarget.value)}
      />
      <Button type="submit" size="md" loading={busy}>
        {t.go}
      </Button>
    </form>
  );
}

export function Invitation() {
  const t = useT().invitation;
  const [{ commune, token }] = useState(linkParts);
  const preview = useQuery({
    queryKey: ['invitation', token],
    enabled: token !== '' && commune > 0,
    staleTime: Infinity,
    retry: false,
    queryFn: () =>
      data(
        api.POST('/api/v1/communes/{commune}/office/invitation/preview', {
          params: { path: { commune } },
          body: { token },
        }),
      ),
  });
  if (!token || !commune)
    return (
      <Outside>
        <Page title={t.title}>
          <Notice tone="late">{t.none}</Notice>
        </Page>
      </Outside>
    );
  return (
    <Outside>
      <Page title={t.title}>
        <Loaded query={preview}>
          {(p) => (
            <>
              <p>{t.lead(p.name, p.login)}</p>
              <p className="small dim">
                {p.commune.name}, {p.commune.province} · {t.until(moment(p.expires_at))}
              </p>
              <SetPassword commune={commune} token={token} />
            </>
          )}
        </Loaded>
      </Page>
    </Outside>
  );
}
