/// What the machine room shows: background work that is stuck, the packs in force, the journal's newest checkpoint.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { data, newKey } from '@shared/api/client';
import { Problem } from '@shared/api/problem';
import type { components } from '@shared/api/schema';
import { api, sent, useHere } from './client';

export type Pack = components['schemas']['Pack'];

const halfAMinute = 30_000;

export function useJobs() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'jobs', commune],
    refetchInterval: halfAMinute,
    queryFn: async () =>
      (await data(api.GET('/api/v1/communes/{commune}/office/admin/jobs', { params: { path: { commune } } })))
        .items,
  });
}

export function useRetryJob() {
  const { commune } = useHere();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (job: number) =>
      data(
        api.POST('/api/v1/communes/{commune}/office/admin/jobs/{job}/retry', {
          params: { path: { commune, job }, header: sent(newKey()) },
        }),
      ),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['o', 'jobs'] }),
  });
}

export function usePacks() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'packs', commune],
    queryFn: async () =>
      (
        await data(
          api.GET('/api/v1/communes/{commune}/office/admin/packs', { params: { path: { commune } } }),
        )
      ).items,
  });
}

export function useCheckpoint() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'checkpoint', commune],
    refetchInterval: halfAMinute,
    queryFn: async () => {
      const answer = await fetch(`/journal/${commune}/checkpoint`);
      if (!answer.ok) throw new Problem(answer.status, {});
      return answer.text();
    },
  });
}

/// The first lines of a signed note: which journal, how many entries, the hash over all of them.
export function readCheckpoint(text: string) {
  const [origin = '', size = '', root = ''] = text.split('\n');
  return { origin, size: /^\d+$/.test(size) ? Number(size) : null, root };
}
