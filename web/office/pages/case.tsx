/// One case as a page of its own: what narrow screens open, and what a link from elsewhere leads to.
import { useParams } from 'wouter';
import type { CaseDetail } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Bones } from '@shared/ui/bones';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { useCase } from '../data/cases';
import { useKeys } from '../data/keys';
import { useAct } from '../parts/act';
import { CaseDesk, CaseLead } from '../parts/case-desk';
import { useCommands } from '../parts/office-tools';
import { useT } from '../texts';

function Desk({ detail }: { detail: CaseDetail }) {
  const t = useT().case;
  const { lang } = usePrefs();
  const { ask } = useAct();
  const c = detail.case;
  const can = detail.actions.filter((a) => !a.why_not);
  const main = can.find((a) => a.main);
  useKeys((key) => {
    if (key !== 'a' || !main) return false;
    ask({ no: c.no, verb: main.verb });
    return true;
  });
  useCommands(
    'case',
    can.map((a) => ({
      id: a.verb,
      label: pick(a.label, lang),
      note: c.code,
      ...(a === main && { key: 'A' }),
      run: () => ask({ no: c.no, verb: a.verb }),
    })),
  );
  return (
    <Page
      key={c.no}
      width="full"
      title={pick(c.title, lang)}
      eyebrow={
        <span className="num">
          {t.code} {c.code}
        </span>
      }
      lead={<CaseLead detail={detail} />}
    >
      <CaseDesk detail={detail} />
    </Page>
  );
}

export function CasePage() {
  const t = useT().case;
  const query = useCase(Number(useParams().no));
  return (
    <Loaded
      page
      query={query}
      bones={
        <Page title={t.code} width="full">
          <Bones lines={10} height={40} />
        </Page>
      }
    >
      {(detail) => <Desk detail={detail} />}
    </Loaded>
  );
}
