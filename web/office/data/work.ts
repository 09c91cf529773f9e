/// Work the office gives itself: what may be filed, its form, what this person has filed.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { data } from '@shared/api/client';
import type { WorkRequest } from '@shared/api/types';
import { api, sent, useHere } from './client';

export function useWorkKinds() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'work', commune],
    staleTime: 5 * 60_000,
    queryFn: async () =>
      (await data(api.GET('/api/v1/communes/{commune}/office/work', { params: { path: { commune } } })))
        .items,
  });
}

/// Asked again every minute: the due time is the one of a filing now.
export function useWorkForm(procedure: string, variant: string) {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'work', commune, procedure, variant],
    refetchInterval: 60_000,
    placeholderData: (old) => old,
    queryFn: () =>
      data(
        api.GET('/api/v1/communes/{commune}/office/work/{procedure}', {
          params: { path: { commune, procedure }, query: { ...(variant && { variant }) } },
        }),
      ),
  });
}

export function useMyWork() {
  const { commune } = useHere();
  return useInfiniteQuery({
    queryKey: ['o', 'work', commune, 'mine', 'list'],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/communes/{commune}/office/work/mine', {
          params: { path: { commune }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
  });
}

/// Sends under one key, so that sending again after a lost answer files it once.
export function useFileWork(key: string) {
  const { commune } = useHere();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: WorkRequest) =>
      data(
        api.POST('/api/v1/communes/{commune}/office/work', {
          params: { path: { commune }, header: sent(key) },
          body,
        }),
      ),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['o', 'inbox'] });
      void cache.invalidateQueries({ queryKey: ['o', 'work', commune, 'mine'] });
    },
  });
}
