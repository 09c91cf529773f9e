import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { data } from '@shared/api/client';
import type { Pillar, PlanTask, TargetDetail, Verdict } from '@shared/api/types';
import { api, csrf, useHere } from './client';

/// `every`: how often a screen that is only looked at asks again, in milliseconds.
export function usePlan(every: number | false = false) {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'plan', commune],
    refetchInterval: every,
    queryFn: () => data(api.GET('/api/v1/communes/{commune}/office/plan', { params: { path: { commune } } })),
  });
}

export function usePlanLines() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'plan', commune, 'lines'],
    staleTime: Infinity,
    queryFn: async () =>
      (
        await data(
          api.GET('/api/v1/communes/{commune}/office/plan/lines', {
            params: { path: { commune }, query: { from: 1, limit: 5000 } },
          }),
        )
      ).items,
  });
}

export function useTargets(filter: { pillar?: Pillar; verdict?: Verdict }, every: number | false = false) {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'plan', commune, 'targets', filter],
    refetchInterval: every,
    queryFn: async () =>
      (
        await data(
          api.GET('/api/v1/communes/{commune}/office/plan/targets', {
            params: { path: { commune }, query: filter },
          }),
        )
      ).items,
  });
}

export function useTarget(target: number) {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'plan', commune, 'target', target],
    queryFn: () =>
      data(
        api.GET('/api/v1/communes/{commune}/office/plan/targets/{target}', {
          params: { path: { commune, target } },
        }),
      ),
  });
}

export function useBind(target: number) {
  const { commune } = useHere();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ indicators, note, etag }: { indicators: string[]; note: string; etag: string }) =>
      data(
        api.PUT('/api/v1/communes/{commune}/office/plan/targets/{target}/binding', {
          params: { path: { commune, target }, header: { ...csrf(), 'If-Match': etag } },
          body: { indicators, ...(note && { note }) },
        }),
      ),
    onSuccess: (detail: TargetDetail) => {
      void cache.invalidateQueries({ queryKey: ['o', 'plan'] });
      cache.setQueryData(['o', 'plan', commune, 'target', target], detail);
    },
  });
}

/// Every task: a timeline with half of them would mislead, and a plan has hundreds, not thousands.
export function useAllTasks() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'plan', commune, 'tasks'],
    queryFn: async () => {
      const items: PlanTask[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await data(
          api.GET('/api/v1/communes/{commune}/office/plan/tasks', {
            params: { path: { commune }, query: { limit: 100, ...(cursor && { cursor }) } },
          }),
        );
        items.push(...page.items);
        cursor = page.next;
      } while (cursor);
      return items;
    },
  });
}

export function useDuties() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'plan', commune, 'duties'],
    queryFn: () =>
      data(api.GET('/api/v1/communes/{commune}/office/plan/duties', { params: { path: { commune } } })),
  });
}

export interface Scope {
  period?: string;
  unit?: string;
  field?: string;
}

export function useIndicators(scope: Scope) {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'indicators', commune, scope],
    queryFn: () =>
      data(
        api.GET('/api/v1/communes/{commune}/office/indicators', {
          params: { path: { commune }, query: scope },
        }),
      ),
  });
}

export function useIndicator(indicator: string, scope: Scope) {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'indicator', commune, indicator, scope],
    queryFn: () =>
      data(
        api.GET('/api/v1/communes/{commune}/office/indicators/{indicator}', {
          params: { path: { commune, indicator }, query: scope },
        }),
      ),
  });
}

export type Part = 'numerator' | 'denominator' | 'missing';

export function useIndicatorCases(indicator: string, part: Part, scope: Scope) {
  const { commune } = useHere();
  return useInfiniteQuery({
    queryKey: ['o', 'lineage', commune, indicator, part, scope],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/communes/{commune}/office/indicators/{indicator}/cases', {
          params: {
            path: { commune, indicator },
            query: { part, ...scope, ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
  });
}
