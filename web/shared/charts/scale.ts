/// Where a value stands on the bar of a target, in percent of its length.
export interface Measured {
  value: number | null;
  threshold: number;
  until: number | null;
  comparator: string;
  unit: string;
}

/// Shares of a whole are drawn on 0 to 100. A change or a count is drawn a little beyond the larger of what is
/// and what is asked.
export function span(m: Measured): (value: number) => number {
  const change = m.comparator === 'reduce>=' || m.comparator === 'increase>=';
  const reach = Math.max(Math.abs(m.value ?? 0), Math.abs(m.threshold), Math.abs(m.until ?? 0));
  const top = m.unit === '%' && !change && reach <= 100 ? 100 : reach * 1.25 || 1;
  return (value) => Math.min(100, Math.max(0, (value / top) * 100));
}
