import {
  IconBabyCarriage,
  IconBuildingStore,
  IconCandle,
  IconCertificate,
  IconDots,
  IconHeartHandshake,
  IconHearts,
  IconHome,
  type Icon,
} from '@tabler/icons-react';
import type { Life } from '../data/life';

const icons: Record<Life | 'khac', Icon> = {
  'sinh-con': IconBabyCarriage,
  'ket-hon': IconHearts,
  'mat-nguoi-than': IconCandle,
  'lam-nha': IconHome,
  'kinh-doanh': IconBuildingStore,
  'cong-chung': IconCertificate,
  'tro-cap': IconHeartHandshake,
  khac: IconDots,
};

export function LifeIcon({ id }: { id: Life | 'khac' }) {
  const Shape = icons[id];
  return <Shape size={28} stroke={1.6} aria-hidden />;
}
