/// Grey shapes in the place of what is coming; the page does not jump when it comes.
import { Skeleton } from '@mantine/core';
import { common } from '../i18n/common';

export function Bones({
  lines = 4,
  height = 18,
  gap = 14,
}: {
  lines?: number;
  height?: number;
  gap?: number;
}) {
  const t = common.use();
  return (
    <div role="status" style={{ display: 'grid', gap }}>
      <span className="visually-hidden">{t.loading}</span>
      {Array.from({ length: lines }, (_, i) => (
        <Skeleton key={i} height={height} width={`${[96, 82, 90, 64][i % 4]}%`} radius="sm" />
      ))}
    </div>
  );
}
