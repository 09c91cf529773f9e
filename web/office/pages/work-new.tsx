/// One kind of internal work, filled in and sent.
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { SubmitResult } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { usePlace } from '../data/client';
import { useWorkForm } from '../data/work';
import { InternalForm } from '../parts/work-form';
import { WorkDone } from '../parts/work-done';
import { WorkSteps } from '../parts/work-steps';
import { useInternal } from '../texts';

export function WorkNewPage() {
  const t = useInternal();
  const { lang } = usePrefs();
  const { code } = useParams<{ code: string }>();
  const [variant, setVariant] = useState('');
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
                  key={loaded.procedure.code}
                  form={loaded}
                  units={units}
                  variant={variant}
                  onVariant={setVariant}
                  onDone={setDone}
                />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
