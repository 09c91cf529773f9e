import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { data, newKey } from '@shared/api/client';
import type { CaseDetail } from '@shared/api/types';
import { api, sent, useCommuneCode, useSession } from './client';

function useReady(): { commune: number; enabled: boolean } {
  const commune = useCommuneCode();
  const session = useSession().data;
  return { commune: commune ?? 0, enabled: commune !== undefined && Boolean(session) };
}

export function useMyCases() {
  const { commune, enabled } = useReady();
  return useInfiniteQuery({
    queryKey: ['my', 'cases'],
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/communes/{commune}/my/cases', {
          params: { path: { commune }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useMyDrafts() {
  const { commune, enabled } = useReady();
  return useQuery({
    queryKey: ['my', 'drafts'],
    enabled,
    queryFn: async () =>
      (await data(api.GET('/api/v1/communes/{commune}/my/drafts', { params: { path: { commune } } }))).items,
  });
}

export function useMyCase(no: number) {
  const { commune, enabled } = useReady();
  return useQuery({
    queryKey: ['my', 'case', no],
    enabled,
    refetchInterval: 30_000,
    queryFn: () =>
      data(api.GET('/api/v1/communes/{commune}/my/cases/{no}', { params: { path: { commune, no } } })),
  });
}

export function useMyReceipt(no: number) {
  const { commune, enabled } = useReady();
  return useQuery({
    queryKey: ['my', 'receipt', no],
    enabled,
    // The checkpoint that proves the case is signed within two seconds of it.
    refetchInterval: (query) => (query.state.data && !query.state.data.proof_ready ? 1500 : false),
    queryFn: () =>
      data(
        api.GET('/api/v1/communes/{commune}/my/cases/{no}/receipt', { params: { path: { commune, no } } }),
      ),
  });
}

/// One verb on one's own case. The key is the intention's: the same over retries, new after success.
export function useMyCommand(no: number) {
  const { commune } = useReady();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body, key }: { verb: string; body: Record<string, unknown>; key?: string }) =>
      data(
        api.POST('/api/v1/communes/{commune}/my/cases/{no}/commands/{verb}', {
          params: { path: { commune, no, verb }, header: sent(key ?? newKey()) },
          body: { data: body },
        }),
      ),
    onSuccess: (detail: CaseDetail) => {
      cache.setQueryData(['my', 'case', no], detail);
      void cache.invalidateQueries({ queryKey: ['my', 'cases'] });
    },
  });
}
