/// The journal anyone may check: the newest signed checkpoint, the key, and how.
import { useQuery } from '@tanstack/react-query';
import { asProblem, Problem } from '@shared/api/problem';
import { number } from '@shared/lib/number';
import { Card } from '@shared/ui/card';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { Split } from '@shared/ui/split';
import { useCommuneCode } from '../data/client';
import { Aside } from '../parts/aside';
import { useT } from '../texts';

async function text(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Problem(response.status, {});
  return response.text();
}

function useJournal() {
  const commune = useCommuneCode();
  return useQuery({
    queryKey: ['journal', commune],
    enabled: commune !== undefined,
    queryFn: async () => {
      const key = await text(`/journal/${commune}/key`);
      try {
        return { key, checkpoint: await text(`/journal/${commune}/checkpoint`) };
      } catch (error) {
        if (asProblem(error).kind === 'missing') return { key, checkpoint: '' };
        throw error;
      }
    },
  });
}

const block = { overflowX: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 } as const;

export function Journal() {
  const t = useT().journal;
  const query = useJournal();
  return (
    <Page title={t.title} lead={t.lead} width="pair">
      <Loaded query={query}>
        {({ checkpoint, key }) => (
          <Split
            first={
              <>
                <Card
                  title={t.checkpoint}
                  aside={
                    checkpoint && (
                      <span className="dim num">
                        {t.size(number(Number(checkpoint.split('\n')[1] ?? 0)))}
                      </span>
                    )
                  }
                >
                  {checkpoint ? (
                    <pre className="mono small" style={block} tabIndex={0}>
                      {checkpoint}
                    </pre>
                  ) : (
                    <p>{t.none}</p>
                  )}
                </Card>
                <Card title={t.key}>
                  <pre className="mono small" style={block} tabIndex={0}>
                    {key}
                  </pre>
                </Card>
              </>
            }
            side={
              <Aside title={t.how}>
                <p>{t.howText}</p>
                <pre className="mono small" style={block} tabIndex={0}>
                  thongsuot-verify receipt H42.….tlog-proof --key {key.trim()}
                </pre>
              </Aside>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
