/// The accounts of those who work here.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { data } from '@shared/api/client';
import type { components } from '@shared/api/schema';
import { api, csrf, useHere } from './client';

export type Invitation = components['schemas']['Invitation'];
type Change = components['schemas']['StaffAccountUpdate'];

export function useStaff() {
  const { commune } = useHere();
  return useQuery({
    queryKey: ['o', 'staff', commune],
    queryFn: async () =>
      (
        await data(
          api.GET('/api/v1/communes/{commune}/office/admin/staff', { params: { path: { commune } } }),
        )
      ).items,
  });
}

export function useRefreshStaff() {
  const cache = useQueryClient();
  return () => void cache.invalidateQueries({ queryKey: ['o', 'staff'] });
}

/// Changes the account as it is now, not as it was when the list was fetched.
export async function changeStaff(commune: number, staff: number, body: Change) {
  const path = { commune, staff };
  const now = await api.GET('/api/v1/communes/{commune}/office/admin/staff/{staff}', { params: { path } });
  await api.PATCH('/api/v1/communes/{commune}/office/admin/staff/{staff}', {
    params: { path, header: { ...csrf(), 'If-Match': now.response.headers.get('ETag') ?? '*' } },
    body,
  });
}
