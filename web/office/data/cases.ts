import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { data } from '@shared/api/client';
import type { CaseDetail } from '@shared/api/types';
import type { paths } from '@shared/api/schema';
import { api, sent, useHere } from './client';

export type Scope = 'mine' | 'unit' | 'commune';
export type Group = 'late' | 'today' | 'at_risk' | 'on_time' | 'waiting' | 'ready';
export type CaseFilter = Omit<
  NonNullable<paths['/api/v1/communes/{commune}/office/cases']['get']['parameters']['query']>,
  'cursor' | 'limit'
>;

const nextOf = (page: { next: string | null }) => page.next ?? undefined;
const first = undefined as string | undefined;

export function useInbox(scope: Scope, group?: Group) {
  const { commune } = useHere();
  return useInfiniteQuery({
    queryKey: ['o', 'inbox', commune, scope, group],
    initialPageParam: first,
    getNextPageParam: nextOf,
    refetchInterval: 60_000,
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/communes/{commune}/office/inbox', {
          params: {
            path: { commune },
            query: { scope, ...(group && { group }), ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
  });
}

export function useCases(filter: CaseFilter, enabled = true) {
  const { commune } = useHere();
  return useInfiniteQuery({
    queryKey: ['o', 'cases', commune, filter],
    enabled,
    initialPageParam: first,
    getNextPageParam: nextOf,
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/communes/{commune}/office/cases', {
          params: { path: { commune }, query: { ...filter, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
  });
}

const caseQuery = (commune: number, no: number) => ({
  queryKey: ['o', 'case', commune, no],
  queryFn: () =>
    data(api.GET('/api/v1/communes/{commune}/office/cases/{no}', { params: { path: { commune, no } } })),
});

export function useCase(no: number, enabled = true) {
  const { commune } = useHere();
  return useQuery({ ...caseQuery(commune, no), enabled });
}

/// Reads cases as they are now, whatever was read before.
export function useReadCase() {
  const { commune } = useHere();
  const cache = useQueryClient();
  return (no: number) => cache.fetchQuery({ ...caseQuery(commune, no), staleTime: 0 });
}

/// Begins to read a case that is likely to be opened next.
export function usePrefetchCase() {
  const { commune } = useHere();
  const cache = useQueryClient();
  return (no: number) => void cache.prefetchQuery(caseQuery(commune, no));
}

export function useCaseJournal(no: number) {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'case', commune, no, 'journal'],
    queryFn: () =>
      data(
        api.GET('/api/v1/communes/{commune}/office/cases/{no}/journal', {
          params: { path: { commune, no } },
        }),
      ),
  });
}

export function useReceipt(no: number) {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'receipt', commune, no],
    queryFn: () =>
      data(
        api.GET('/api/v1/communes/{commune}/office/cases/{no}/receipt', {
          params: { path: { commune, no } },
        }),
      ),
  });
}

/// Sends one verb on a case as it was seen: when it has moved on since, the server says so instead of doing it.
export function useSend() {
  const { commune } = useHere();
  const cache = useQueryClient();
  return async (act: {
    no: number;
    verb: string;
    body: Record<string, unknown>;
    key: string;
    etag: string;
  }): Promise<CaseDetail> => {
    const detail = await data(
      api.POST('/api/v1/communes/{commune}/office/cases/{no}/commands/{verb}', {
        params: {
          path: { commune, no: act.no, verb: act.verb },
          header: { ...sent(act.key), 'If-Match': act.etag },
        },
        body: { data: act.body },
      }),
    );
    cache.setQueryData(['o', 'case', commune, act.no], detail);
    void cache.invalidateQueries({ queryKey: ['o', 'case', commune, act.no, 'journal'] });
    void cache.invalidateQueries({ queryKey: ['o', 'inbox'] });
    return detail;
  };
}
