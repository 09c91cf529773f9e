import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { data } from '@shared/api/client';
import { api, useCommuneCode } from './client';

export function useSituations() {
  const commune = useCommuneCode();
  return useQuery({
    queryKey: ['situations', commune],
    enabled: commune !== undefined,
    staleTime: Infinity,
    queryFn: async () =>
      (
        await data(
          api.GET('/api/v1/communes/{commune}/life-situations', { params: { path: { commune: commune! } } }),
        )
      ).items,
  });
}

export function useProcedures(q: string) {
  const commune = useCommuneCode();
  return useInfiniteQuery({
    queryKey: ['procedures', commune, q],
    enabled: commune !== undefined,
    staleTime: 5 * 60_000,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/communes/{commune}/procedures', {
          params: {
            path: { commune: commune! },
            query: { ...(q && { q }), ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useProcedure(code: string) {
  const commune = useCommuneCode();
  return useQuery({
    queryKey: ['procedure', commune, code],
    enabled: commune !== undefined,
    staleTime: 5 * 60_000,
    queryFn: () =>
      data(
        api.GET('/api/v1/communes/{commune}/procedures/{procedure}', {
          params: { path: { commune: commune!, procedure: code } },
        }),
      ),
  });
}
