/// The office's requests. The commune is the one signed in to; before that, the one of the invitation or the
/// site.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { csrfToken, data, makeClient } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { StaffSession } from '@shared/api/types';
import { keep, kept } from '@shared/lib/store';

export const api = makeClient('staff');

export const sent = (key: string) => ({ 'X-CSRF-Token': csrfToken('staff'), 'Idempotency-Key': key });
export const csrf = () => ({ 'X-CSRF-Token': csrfToken('staff') });

export function useSite() {
  return useQuery({ queryKey: ['site'], staleTime: Infinity, queryFn: () => data(api.GET('/api/v1/site')) });
}

/// The commune last worked in on this device, else the site's first.
export function useOfficeCommune(): number | undefined {
  const site = useSite().data;
  return kept<number>('office.commune') ?? site?.default_commune;
}

/// null: nobody is signed in.
export function useMe() {
  const commune = useOfficeCommune();
  return useQuery({
    queryKey: ['office', 'me', commune],
    enabled: commune !== undefined,
    staleTime: 10 * 60_000,
    queryFn: async (): Promise<StaffSession | null> => {
      if (!csrfToken('staff')) return null;
      try {
        return await data(
          api.GET('/api/v1/communes/{commune}/office/me', { params: { path: { commune: commune! } } }),
        );
      } catch (error) {
        if (asProblem(error).kind === 'session') return null;
        throw error;
      }
    },
  });
}

export function useSetMe() {
  const cache = useQueryClient();
  return (me: StaffSession | null, commune: number) => {
    if (me) keep('office.commune', me.commune.code);
    if (me === null) cache.removeQueries({ queryKey: ['o'] });
    cache.setQueryData(['office', 'me', me?.commune.code ?? commune], me);
    void cache.invalidateQueries({ queryKey: ['o'] });
  };
}

/// For pages behind the sign-in: the session is there.
export function useHere(): { me: StaffSession; commune: number } {
  const me = useMe().data;
  if (!me) throw new Error('a page of the office was shown without a session');
  return { me, commune: me.commune.code };
}

/// Whether the roles allow it somewhere: to show or hide, never the decision.
export function useMay(permission: string): boolean {
  return useHere().me.permissions.includes(permission);
}

export function usePlace() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'place', commune],
    staleTime: Infinity,
    queryFn: () => data(api.GET('/api/v1/communes/{commune}', { params: { path: { commune } } })),
  });
}

export function useColleagues() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'colleagues', commune],
    staleTime: 5 * 60_000,
    queryFn: async () =>
      (await data(api.GET('/api/v1/communes/{commune}/office/colleagues', { params: { path: { commune } } })))
        .items,
  });
}
