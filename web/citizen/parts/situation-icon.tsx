import {
  IconBabyCarriage,
  IconBuildingStore,
  IconCandle,
  IconCertificate,
  IconDisabled,
  IconFileDescription,
  IconHeartHandshake,
  IconHome,
  IconHomeDollar,
  IconMoodKid,
  IconOld,
  IconRings,
  IconScale,
  IconTools,
  type Icon,
} from '@tabler/icons-react';

const icons: Record<string, Icon> = {
  'sinh-con': IconBabyCarriage,
  'hon-nhan': IconRings,
  'nguoi-than-qua-doi': IconCandle,
  'nuoi-con-giam-ho': IconMoodKid,
  'giay-to-ban-sao': IconCertificate,
  'cu-tru': IconHome,
  'nha-dat': IconHomeDollar,
  'xay-dung': IconTools,
  'kinh-doanh': IconBuildingStore,
  'kho-khan': IconHeartHandshake,
  'nguoi-cao-tuoi': IconOld,
  'khuyet-tat': IconDisabled,
  'tranh-chap': IconScale,
};

export function SituationIcon({ id }: { id: string }) {
  const Shape = icons[id] ?? IconFileDescription;
  return <Shape size={30} stroke={1.6} aria-hidden />;
}
