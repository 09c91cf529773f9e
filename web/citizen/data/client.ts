/// The citizen's requests. Every hook names what it loads; the commune is the site's unless the person chose
/// another.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { csrfToken, data, makeClient } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { CitizenSession } from '@shared/api/types';

export const api = makeClient('citizen');

/// Headers of what changes something: the session's token and, where the contract wants it, the intention's
/// key.
export const sent = (key: string) => ({ 'X-CSRF-Token': csrfToken('citizen'), 'Idempotency-Key': key });
export const csrf = () => ({ 'X-CSRF-Token': csrfToken('citizen') });

export function useSite() {
  return useQuery({ queryKey: ['site'], staleTime: Infinity, queryFn: () => data(api.GET('/api/v1/site')) });
}

/// Code of the commune this page is about; undefined until the site has answered.
export function useCommuneCode(): number | undefined {
  return useSite().data?.default_commune;
}

export function useCommune() {
  const commune = useCommuneCode();
  return useQuery({
    queryKey: ['commune', commune],
    enabled: commune !== undefined,
    staleTime: Infinity,
    queryFn: () => data(api.GET('/api/v1/communes/{commune}', { params: { path: { commune: commune! } } })),
  });
}

/// null: nobody is signed in.
export function useSession() {
  return useQuery({
    queryKey: ['me'],
    staleTime: 5 * 60_000,
    // Without a line the answer is not worth waiting for, nor asking again for every part of a page.
    retry: (count, error) => count < 2 && asProblem(error).kind !== 'offline',
    retryOnMount: false,
    queryFn: async (): Promise<CitizenSession | null> => {
      if (!csrfToken('citizen')) return null;
      try {
        return await data(api.GET('/api/v1/citizen/me'));
      } catch (error) {
        if (asProblem(error).kind === 'session') return null;
        throw error;
      }
    },
  });
}

export function useSetSession() {
  const cache = useQueryClient();
  return (session: CitizenSession | null) => {
    cache.setQueryData(['me'], session);
    if (session === null) cache.removeQueries({ queryKey: ['my'] });
    else void cache.invalidateQueries({ queryKey: ['my'] });
  };
}
