/// The form being filled: one state, written to the device at every change and to the server shortly after.
/// Losing the session or the line changes nothing here; the server copy catches up later.
import { useCallback, useEffect, useRef, useState } from 'react';
import { csrfToken, newKey } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { CitizenSession, Commune, Procedure } from '@shared/api/types';
import { firstAnswers } from '@shared/form/check';
import { pick } from '@shared/i18n';
import { prefs } from '@shared/lib/prefs';
import { drop, keep, kept } from '@shared/lib/store';
import { civilDay } from '@shared/lib/time';
import { api } from '../../data/client';
import { draftKey, isOnDevice, serverDraftKey, type LocalDraft } from '../../data/draft-store';

const pauseBeforeServer = 1200;

export type Saved = 'none' | 'device' | 'saving' | 'server';

function fresh(
  procedure: Procedure,
  session: CitizenSession | null,
  commune: Commune | undefined,
): LocalDraft {
  const a = session?.account;
  const known = {
    'account.name': a?.name,
    'account.birth_date': a?.birth_date,
    'account.id_number': a?.id_number,
    'account.phone': a?.phone,
    'account.email': a?.email,
    'account.address': a?.address,
    today: civilDay(),
    'commune.name': commune?.name,
  };
  return {
    procedure: procedure.code,
    title: pick(procedure.plain, prefs().lang),
    version: procedure.version,
    answers: firstAnswers(procedure.form, known),
    papers: {},
    resultBy: 'online',
    submitKey: newKey(),
    changedAt: new Date().toISOString(),
  };
}

/// A file that waits on this device means nothing on another one.
function onServer(papers: LocalDraft['papers']): LocalDraft['papers'] {
  return Object.fromEntries(
    Object.entries(papers).map(([key, p]) => [
      key,
      { ...p, files: p.files.filter((f) => !isOnDevice(f.id)) },
    ]),
  );
}

/// The server's copy; asked for by name only when the list has it, so that a first visit is no error in any
/// log.
async function stored(commune: number, procedure: string): Promise<LocalDraft | null> {
  const key = serverDraftKey(procedure);
  const list = await api.GET('/api/v1/communes/{commune}/my/drafts', { params: { path: { commune } } });
  if (!list.data?.items.some((d) => d.key === key)) return null;
  const answer = await api.GET('/api/v1/communes/{commune}/my/drafts/{key}', {
    params: { path: { commune, key } },
  });
  const etag = answer.response.headers.get('ETag') ?? undefined;
  return { ...(answer.data?.content as unknown as LocalDraft), ...(etag && { etag }) };
}

/// The newer of what the device and the server hold; the account's data where there is neither.
async function load(
  commune: number,
  procedure: Procedure,
  session: CitizenSession | null,
  place: Commune | undefined,
): Promise<LocalDraft> {
  const local = kept<LocalDraft>(draftKey(commune, procedure.code));
  let remote: LocalDraft | null = null;
  if (session) {
    try {
      remote = await stored(commune, procedure.code);
    } catch (error) {
      console.warn('draft not read', asProblem(error).status);
    }
  }
  if (local && remote) {
    return local.changedAt >= remote.changedAt
      ? { ...local, ...(remote.etag && { etag: remote.etag }) }
      : remote;
  }
  return local ?? remote ?? fresh(procedure, session, place);
}

export function useDraft(
  commune: number,
  procedure: Procedure,
  session: CitizenSession | null,
  place: Commune | undefined,
) {
  const [draft, setDraft] = useState<LocalDraft | null>(null);
  const [saved, setSaved] = useState<Saved>('none');
  const [conflict, setConflict] = useState(false);
  const latest = useRef<LocalDraft | null>(null);
  const timer = useRef<number>(undefined);
  const gone = useRef(false);
  const account = session?.account.id;

  useEffect(() => {
    let left = false;
    void load(commune, procedure, session, place).then((found) => {
      if (left) return;
      latest.current = found;
      setDraft(found);
    });
    return () => {
      left = true;
    };
    // A new sign-in is a reason to look at the server again; the place is only for prefilling.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [commune, procedure.code, account]);

  const push = useCallback(async () => {
    const now = latest.current;
    if (!now || account === undefined || gone.current) return;
    setSaved('saving');
    try {
      const { etag, ...content } = { ...now, papers: onServer(now.papers) };
      const answer = await api.PUT('/api/v1/communes/{commune}/my/drafts/{key}', {
        params: {
          path: { commune, key: serverDraftKey(now.procedure) },
          header: {
            'X-CSRF-Token': csrfToken('citizen'),
            ...(etag ? { 'If-Match': etag } : { 'If-None-Match': '*' }),
          },
        },
        body: { title: now.title, content: content as unknown as Record<string, never> },
      });
      const next = answer.response.headers.get('ETag');
      if (latest.current && next) {
        latest.current = { ...latest.current, etag: next };
        keep(draftKey(commune, now.procedure), latest.current);
      }
      setSaved('server');
    } catch (error) {
      setSaved('device');
      if (asProblem(error).kind === 'conflict') setConflict(true);
    }
  }, [account, commune]);

  const change = useCallback(
    (update: (draft: LocalDraft) => LocalDraft) => {
      if (!latest.current || gone.current) return;
      const next = { ...update(latest.current), changedAt: new Date().toISOString() };
      latest.current = next;
      setDraft(next);
      setSaved(keep(draftKey(commune, next.procedure), next) ? 'device' : 'none');
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void push(), pauseBeforeServer);
    },
    [commune, push],
  );

  useEffect(() => {
    const again = () => void push();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      window.clearTimeout(timer.current);
    };
  }, [push]);

  /// The draft is filed or thrown away: nothing writes it again.
  const finish = useCallback(() => {
    gone.current = true;
    window.clearTimeout(timer.current);
    drop(draftKey(commune, procedure.code));
  }, [commune, procedure.code]);

  const settle = useCallback(
    async (keepMine: boolean) => {
      const answer = await api.GET('/api/v1/communes/{commune}/my/drafts/{key}', {
        params: { path: { commune, key: serverDraftKey(procedure.code) } },
      });
      const etag = answer.response.headers.get('ETag') ?? '';
      setConflict(false);
      change((mine) => ({ ...(keepMine ? mine : (answer.data?.content as unknown as LocalDraft)), etag }));
    },
    [change, commune, procedure.code],
  );

  return { draft, saved, change, finish, conflict, settle };
}
