/// The shape of a step while the form is on its way.
import { Bones } from '@shared/ui/bones';
import { Page } from '@shared/ui/page';
import { usePrefs } from '@shared/lib/prefs';
import { useT } from '../../texts';
import { firstWords } from '../first-words';

export function FilingBones({ title }: { title?: string }) {
  const t = useT().file;
  const { lang } = usePrefs();
  return (
    <Page title={title ?? firstWords(lang)?.heading ?? t.opening} lead={t.kept} width="pair">
      <Bones lines={2} height={14} />
      <Bones lines={3} height={72} gap={28} />
    </Page>
  );
}
