import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@shared/api/problem';
import type { CaseDetail } from '@shared/api/types';
import { mayHaveHappened, Outbox, oppositeOf, type Act } from './outbox';

const before = {
  no: 7,
  code: 'H-7',
  unit: 'van-phong',
  owner: { kind: 'staff', id: '5', name: 'Lê Thị Mẫu' },
} as CaseDetail['case'];

const act = (verb: string, body: Record<string, unknown> = {}): Act => ({
  no: 7,
  code: 'H-7',
  verb,
  label: { vi: verb },
  body,
  etag: '"3"',
  key: 'k'.repeat(32),
  before,
});

const after = (verbs: string[]): CaseDetail =>
  ({
    case: { ...before, owner: { kind: 'staff', id: '9', name: 'Khác' } },
    etag: '"4"',
    actions: verbs.map((verb) => ({ verb, label: { vi: verb }, main: false, fields: [] })),
  }) as unknown as CaseDetail;

describe('outbox', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const make = (answer: CaseDetail | Error = after(['assign', 'forward'])) => {
    const send = vi.fn(() => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)));
    return { send, box: new Outbox({ send, undoNote: () => 'hoàn tác' }) };
  };

  it('sends a binding act only after the hold', async () => {
    const { send, box } = make();
    box.add(act('approve'));
    await vi.advanceTimersByTimeAsync(4900);
    expect(send).not.toHaveBeenCalled();
    expect(box.unsent()).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(send).toHaveBeenCalledTimes(1);
    expect(box.list()[0]?.phase).toBe('done');
    expect(box.list()[0]?.opposite).toBeUndefined();
  });

  it('sends nothing when stopped, and gives back what was typed', async () => {
    const { send, box } = make();
    const id = box.add(act('approve', { note: 'đủ' }));
    expect(box.stop(id)?.body).toEqual({ note: 'đủ' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).not.toHaveBeenCalled();
    expect(box.list()).toEqual([]);
  });

  it('cannot be stopped once it is on its way', async () => {
    const { box } = make();
    const id = box.add(act('assign', { person: 'staff:9' }));
    expect(box.stop(id)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(box.list()[0]?.phase).toBe('done');
  });

  it('undoes an assignment by assigning back, as a command of its own', async () => {
    const { send, box } = make();
    const id = box.add(act('assign', { person: 'staff:9' }));
    await vi.advanceTimersByTimeAsync(1);
    box.undo(id);
    await vi.advanceTimersByTimeAsync(1);
    const [, second] = send.mock.calls as unknown as Array<[Act]>;
    expect(second?.[0]).toMatchObject({
      verb: 'assign',
      etag: '"4"',
      body: { person: 'staff:5', note: 'hoàn tác' },
    });
    expect(second?.[0].key).not.toBe(act('assign').key);
    expect(box.list().at(-1)?.opposite).toBeUndefined();
  });

  it('sends a failed act again under the same key', async () => {
    const { send, box } = make(new Problem(503, {}));
    const id = box.add(act('approve'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(box.list()[0]?.phase).toBe('failed');
    await box.send(id);
    const keys = (send.mock.calls as unknown as Array<[Act]>).map(([a]) => a.key);
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  it('sends at once what is held when the officer signs out, and nothing when the page goes away', async () => {
    const one = make();
    one.box.add(act('approve'));
    await one.box.flush();
    expect(one.send).toHaveBeenCalledTimes(1);
    const two = make();
    two.box.add(act('approve'));
    two.box.dispose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(two.send).not.toHaveBeenCalled();
  });
});

describe('the opposite of a command', () => {
  it('gives work back to the unit it came from only where the case still allows it', () => {
    const sent = act('forward', { unit: 'phong-kinh-te' });
    expect(oppositeOf(sent, after(['forward']), 'n')?.body).toEqual({
      unit: 'van-phong',
      person: 'staff:5',
      note: 'n',
    });
    expect(oppositeOf(sent, after([]), 'n')).toBeUndefined();
  });
  it('does not exist for a step of the procedure nor for what binds somebody', () => {
    expect(oppositeOf(act('forward'), after(['forward']), 'n')).toBeUndefined();
    expect(oppositeOf(act('approve'), after(['approve']), 'n')).toBeUndefined();
  });
  it('does not exist when nobody had the work', () => {
    const unowned = { ...act('assign', { person: 'staff:9' }), before: { ...before, owner: undefined } };
    expect(oppositeOf(unowned as Act, after(['assign']), 'n')).toBeUndefined();
  });
});

it('knows which failures leave it open whether something was recorded', () => {
  expect(mayHaveHappened(new TypeError('line'))).toBe(true);
  expect(mayHaveHappened(new Problem(500, {}))).toBe(true);
  expect(mayHaveHappened(new Problem(422, {}))).toBe(false);
  expect(mayHaveHappened(new Problem(412, {}))).toBe(false);
});
