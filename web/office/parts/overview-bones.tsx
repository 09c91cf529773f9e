/// The overview's shape while it is fetched: as tall as what comes, so that nothing jumps.
import { Skeleton } from '@mantine/core';
import { common } from '@shared/i18n/common';
import css from '../pages/overview.module.css';

export function OverviewBones() {
  const t = common.use();
  return (
    <div role="status" className={css.bones}>
      <span className="visually-hidden">{t.loading}</span>
      <Skeleton height={24} width="60%" radius="sm" />
      <Skeleton height={28} radius="sm" />
      <Skeleton height={44} width="80%" radius="sm" />
      <div className={css.pillars}>
        {Array.from({ length: 7 }, (_, i) => (
          <Skeleton key={i} height={128} radius="md" />
        ))}
      </div>
      {Array.from({ length: 6 }, (_, i) => (
        <Skeleton key={i} height={136} radius="md" />
      ))}
    </div>
  );
}
