import {
  IconBabyCarriage,
  IconBuildingStore,
  IconCandle,
  IconCertificate,
  IconDots,
  IconHeartHandshake,
  IconHome,
  IconRings,
  type Icon,
} from '@tabler/icons-react';
import type { Life } from '../data/life';

const icons: Record<Life | 'khac', Icon> = {
  'sinh-con': IconBabyCarriage,
  'ket-hon': IconRings,
  'mat-nguoi-than': IconCandle,
  'lam-nha': IconHome,
  'kinh-doanh': IconBuildingStore,
  'cong-chung': IconCertificate,
  'tro-cap': IconHeartHandshake,
  khac: IconDots,
};

export function LifeIcon({ id }: { id: Life | 'khac' }) {
  const Shape = icons[id];
  return <Shape size={30} stroke={1.6} aria-hidden />;
}
