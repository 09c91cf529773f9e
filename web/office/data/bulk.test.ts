import { describe, expect, it, vi } from 'vitest';
import { Problem } from '@shared/api/problem';
import type { Action, CaseDetail, CaseSummary } from '@shared/api/types';
import { jobsOf, offers, run, type Job, type RunTools, type Seen } from './bulk';

const action = (verb: string, part: Partial<Action> = {}): Action => ({
  verb,
  label: { vi: verb },
  main: false,
  fields: [],
  ...part,
});
const seen = (no: number, actions: Action[] | undefined): Seen => {
  const summary = { no, code: `H-${no}` } as CaseSummary;
  return actions
    ? { summary, detail: { case: summary, etag: `"${no}"`, actions } as unknown as CaseDetail }
    : { summary };
};
const why = { code: 'case.four_eyes', text: { vi: 'Người trình không được duyệt.' } };

describe('what many cases allow together', () => {
  it('lists the widest first and says of each case that cannot why', () => {
    const found = offers([
      seen(1, [action('approve', { main: true }), action('comment')]),
      seen(2, [action('approve', { why_not: why }), action('comment')]),
      seen(3, [action('comment')]),
      seen(4, undefined),
    ]);
    expect(found.map((o) => [o.verb, o.can.length])).toEqual([
      ['approve', 1],
      ['comment', 3],
    ]);
    expect(found[0]?.cannot.map((c) => [c.summary.no, c.why?.code, c.read])).toEqual([
      [2, 'case.four_eyes', true],
      [3, undefined, true],
      [4, undefined, false],
    ]);
  });
  it('never offers what needs words of its own', () => {
    expect(
      offers([seen(1, [action('refuse'), action('request_supplement'), action('issue_result')])]),
    ).toEqual([]);
  });
  it('asks only what can be the same, and cannot deny in bulk', () => {
    const propose = action('propose', {
      fields: [
        {
          name: 'outcome',
          label: { vi: '' },
          type: 'choice',
          required: true,
          options: [
            { value: 'grant', label: { vi: '' } },
            { value: 'deny', label: { vi: '' } },
          ],
        },
        { name: 'files', label: { vi: '' }, type: 'files', required: false },
      ],
    });
    const [offer] = offers([seen(1, [propose])]);
    expect(offer?.fields.map((f) => f.name)).toEqual(['outcome']);
    expect(offer?.fields[0]?.options?.map((o) => o.value)).toEqual(['grant']);
  });
});

describe('a run', () => {
  const start = (answers: Array<Error | null>) => {
    const [offer] = offers([1, 2, 3].map((no) => seen(no, [action('approve')])));
    let jobs: Job[] = jobsOf(offer!, { note: 'đủ' });
    const send = vi.fn((_act: Job['act']) => {
      const answer = answers.shift();
      return answer ? Promise.reject(answer) : Promise.resolve();
    });
    let stop = false;
    const tools: RunTools = {
      send,
      read: (no) => Promise.resolve({ etag: '"new"', case: { no } } as unknown as CaseDetail),
      tell: (no, part) => {
        jobs = jobs.map((j) => (j.act.no === no ? { ...j, ...part } : j));
      },
      stopped: () => stop,
    };
    return {
      send,
      states: () => jobs.map((j) => j.state),
      go: () => run(jobs, tools),
      stop: () => {
        stop = true;
      },
    };
  };

  it('gives each case its own key and the state it was seen in', async () => {
    const r = start([]);
    await r.go();
    const acts = r.send.mock.calls.map(([a]) => a);
    expect(acts.map((a) => a.etag)).toEqual(['"1"', '"2"', '"3"']);
    expect(new Set(acts.map((a) => a.key)).size).toBe(3);
    expect(r.states()).toEqual(['done', 'done', 'done']);
  });
  it('goes on after a refusal, and tries only the failed again, under the same key', async () => {
    const r = start([null, new Problem(503, {}), null, null]);
    await r.go();
    expect(r.states()).toEqual(['done', 'failed', 'done']);
    await r.go();
    expect(r.states()).toEqual(['done', 'done', 'done']);
    expect(r.send).toHaveBeenCalledTimes(4);
    expect(r.send.mock.calls[3]?.[0].key).toBe(r.send.mock.calls[1]?.[0].key);
  });
  it('decides anew on the newest state when a case had moved on', async () => {
    const r = start([new Problem(412, {})]);
    await r.go();
    await r.go();
    const [first, , , again] = r.send.mock.calls.map(([a]) => a);
    expect(again?.etag).toBe('"new"');
    expect(again?.key).not.toBe(first?.key);
  });
  it('waits when the session has ended or the line is gone', async () => {
    const r = start([new Problem(401, {})]);
    await r.go();
    expect(r.states()).toEqual(['failed', 'waiting', 'waiting']);
  });
  it('stops when told to', async () => {
    const r = start([]);
    r.stop();
    await r.go();
    expect(r.send).not.toHaveBeenCalled();
  });
});
