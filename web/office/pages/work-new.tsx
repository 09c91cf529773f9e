/// One kind of internal work, filled in and sent.
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { SubmitResult } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { usePlace } from '../data/client';
import type { WorkFilled } from '../data/desk-draft';
import { useWorkForm } from '../data/work';
import { useKeptDraft } from '../parts/use-desk-draft';
import { InternalForm, slotOf } from '../parts/work-form';
import { WorkDone } from '../parts/work-done';
import { WorkSteps } from '../parts/work-steps';
import { useInternal } from '../texts';

export function WorkNewPage() {
  const { code } = useParams<{ code: string }>();
  return <WorkNew key={code} code={code} />;
}

function WorkNew({ code }: { code: string }) {
  const t = useInternal();
  const { lang } = usePrefs();
  const { draft, forget } = useKeptDraft<WorkFilled>(slotOf(code));
  const [variant, setVariant] = useState(draft?.filled.variant ?? '');
  const [done, setDone] = useState<SubmitResult | null>(null);
  const form = useWorkForm(code, variant);
  const place = usePlace();
  if (done) return <WorkDone done={done} />;
  const procedure = form.data?.procedure;
  return (
    <Page
      title={procedure ? pick(procedure.name, lang) : t.title}
      eyebrow={<Link href="/viec-noi-bo">{t.back}</Link>}
      lead={procedure && pick(procedure.summary ?? procedure.plain, lang)}
    >
      <Loaded query={form}>
        {(loaded) => (
          <Loaded query={place}>
            {({ units }) => (
              <>
                <details>
                  <summary>{t.steps}</summary>
                  <WorkSteps procedure={loaded.procedure} units={units} />
                </details>
                <InternalForm
                  key={draft?.submitKey}
                  form={loaded}
                  units={units}
                  draft={draft}
                  variant={variant}
                  onAnew={() => {
                    forget();
                    setVariant('');
                  }}
                  onVariant={setVariant}
                  onDone={(filed) => {
                    forget();
                    setDone(filed);
                  }}
                />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
