/// One thing for many cases: what can be done for which, and doing it one by one. Each case is decided by the
/// server by itself, under its own key and the state it was seen in; there is no "all or nothing" in the law.
import type { Action, ActionField, CaseDetail, CaseSummary, Refusal, Text } from '@shared/api/types';
import { asProblem } from '@shared/api/problem';
import { newKey } from '@shared/api/client';
import type { Act } from './outbox';

/// Acts whose words may be the same for many. What asks one person for something, refuses, apologises or
/// issues needs words or a number of its own, so it is done case by case.
const verbs = ['accept', 'assign', 'forward', 'propose', 'approve', 'resume', 'deliver', 'comment'] as const;

/// Fields that speak about one case only; the server requires none of them for the verbs above.
const single = new Set<ActionField['type']>(['papers', 'files', 'case', 'answers']);

/// A case as it was read for the preview.
export interface Seen {
  summary: CaseSummary;
  detail?: CaseDetail;
}

export interface Offer {
  verb: string;
  label: Text;
  fields: ActionField[];
  can: CaseDetail[];
  cannot: Array<{ summary: CaseSummary; why: Refusal | undefined; read: boolean }>;
}

/// A refusal is proposed with its own reason, so many at once can only be granted.
function shared(action: Action): ActionField[] {
  return action.fields
    .filter((f) => !single.has(f.type))
    .map((f) =>
      action.verb === 'propose' && f.options
        ? { ...f, options: f.options.filter((o) => o.value !== 'deny') }
        : f,
    );
}

/// What can be done for at least one of them, the widest first; what the cases themselves call next wins a tie.
export function offers(seen: readonly Seen[]): Offer[] {
  const found: Array<Offer & { main: number }> = [];
  for (const verb of verbs) {
    const of = (s: Seen) => s.detail?.actions.find((a) => a.verb === verb);
    const can = seen.filter((s) => of(s) && !of(s)?.why_not);
    const first = can[0] && of(can[0]);
    if (!first) continue;
    found.push({
      verb,
      label: first.label,
      fields: shared(first),
      can: can.map((s) => s.detail as CaseDetail),
      cannot: seen
        .filter((s) => !can.includes(s))
        .map((s) => ({ summary: s.summary, why: of(s)?.why_not, read: s.detail !== undefined })),
      main: can.filter((s) => of(s)?.main).length,
    });
  }
  return found
    .sort((a, b) => b.main - a.main || b.can.length - a.can.length)
    .map(({ main: _main, ...offer }) => offer);
}

export type State = 'waiting' | 'sending' | 'done' | 'failed';
export interface Job {
  act: Act;
  state: State;
  error?: unknown;
}

export function jobsOf(offer: Offer, body: Record<string, unknown>): Job[] {
  return offer.can.map((detail) => ({
    state: 'waiting',
    act: {
      no: detail.case.no,
      code: detail.case.code,
      verb: offer.verb,
      label: offer.label,
      body,
      etag: detail.etag,
      key: newKey(),
      before: detail.case,
    },
  }));
}

export interface RunTools {
  send: (act: Act) => Promise<unknown>;
  /** The case as it is now, to try again what had moved on. */
  read: (no: number) => Promise<CaseDetail>;
  tell: (no: number, part: Partial<Job>) => void;
  stopped: () => boolean;
}

/// Without a session or a line the rest would fail alike: it stays waiting.
const endsRun = new Set(['session', 'offline']);

/// One by one, in order. What waits or failed is sent; what is done is not sent again. A job that failed for
/// want of an answer keeps its key, so that it is recorded once; one whose case had moved on is a new decision
/// on the newest state, under a new key.
export async function run(jobs: readonly Job[], tools: RunTools): Promise<void> {
  for (const job of jobs) {
    if (tools.stopped()) return;
    if (job.state === 'done') continue;
    let { act } = job;
    tools.tell(act.no, { state: 'sending', error: undefined });
    try {
      if (job.error !== undefined && asProblem(job.error).kind === 'conflict') {
        const now = await tools.read(act.no);
        act = { ...act, etag: now.etag, key: newKey(), before: now.case };
        tools.tell(act.no, { act });
      }
      await tools.send(act);
      tools.tell(act.no, { state: 'done' });
    } catch (error) {
      tools.tell(act.no, { state: 'failed', error });
      if (endsRun.has(asProblem(error).kind)) return;
    }
  }
}
