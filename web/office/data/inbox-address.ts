/// What the inbox shows, kept in the address: whose cases, which group, which case is open beside the list. Back
/// goes back, and a link to it can be sent.
import { useLocation, useSearch } from 'wouter';
import type { Group, Scope } from './cases';

export function useInboxAddress() {
  const [, go] = useLocation();
  const query = new URLSearchParams(useSearch());
  const open = Number(query.get('ho-so')) || undefined;
  const scope = (query.get('pham-vi') ?? 'mine') as Scope;
  const group = (query.get('nhom') ?? undefined) as Group | undefined;
  const url = (part: { scope?: Scope; group?: Group | undefined; open?: number | undefined }) => {
    const to = { scope, group, open, ...part };
    const q = new URLSearchParams();
    if (to.scope !== 'mine') q.set('pham-vi', to.scope);
    if (to.group) q.set('nhom', to.group);
    if (to.open) q.set('ho-so', String(to.open));
    return `/${q.size > 0 ? `?${q.toString()}` : ''}`;
  };
  return { scope, group, open, url, go };
}
