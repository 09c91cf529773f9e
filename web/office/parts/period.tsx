/// Periods people ask for: the year, this quarter, each month of the year so far, last year.
import { civilDay } from '@shared/lib/time';
import { usePlanT } from '../texts';
import { Choice } from './choice';

export function PeriodChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = usePlanT().indicator;
  const [year = '', month = ''] = civilDay().split('-');
  const quarter = Math.ceil(Number(month) / 3);
  const months = Array.from(
    { length: Number(month) },
    (_, i) => `${year}-${String(Number(month) - i).padStart(2, '0')}`,
  );
  const before = String(Number(year) - 1);
  return (
    <Choice
      label={t.period}
      value={value}
      onChange={onChange}
      options={[
        ['', `${t.year} ${year}`],
        [`${year}-Q${quarter}`, `${t.quarter} (${quarter}/${year})`],
        ...months.map((m) => [m, t.monthOf(`${Number(m.slice(5))}/${year}`)] as const),
        [before, t.yearOf(before)],
      ]}
    />
  );
}
