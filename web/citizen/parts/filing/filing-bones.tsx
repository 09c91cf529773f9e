/// The shape of a step while the form is on its way.
import { Bones } from '@shared/ui/bones';
import { Page } from '@shared/ui/page';
import { useT } from '../../texts';

export function FilingBones({ title }: { title?: string }) {
  const t = useT().file;
  return (
    <Page title={title ?? t.opening} width="pair">
      <Bones lines={2} height={14} />
      <Bones lines={3} height={72} gap={28} />
    </Page>
  );
}
