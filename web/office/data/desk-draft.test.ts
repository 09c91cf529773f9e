import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  dropDraft,
  dropDrafts,
  keepDraft,
  keptDraft,
  sweepDrafts,
  type CounterFilled,
  type DeskDraft,
} from './desk-draft';

const at = (account: number, slot = 'counter', commune = 17464) => ({ commune, account, slot });

const draftAt = (at: string): DeskDraft<CounterFilled> => ({
  form: '1.001193',
  filled: {
    person: { name: 'Nguyễn Thị Mẫu', phone: '', id_number: '', address: '' },
    behalf: '',
    typed: {},
    papers: [],
    variant: '',
    resultBy: 'counter',
  },
  files: [],
  submitKey: 'k'.repeat(32),
  at,
});

/// As much of a browser's store as is asked of it.
function storeOf(): Storage {
  const store = {} as Record<string, string>;
  Object.defineProperties(store, {
    setItem: { value: (key: string, text: string) => void (store[key] = text) },
    getItem: { value: (key: string) => store[key] ?? null },
    removeItem: { value: (key: string) => void delete store[key] },
  });
  return store as unknown as Storage;
}

describe('what is being typed at a desk', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', storeOf());
    vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('comes back to the account that typed it and to no other', () => {
    keepDraft(at(3), draftAt('2026-11-20T08:00:00Z'));
    expect(keptDraft<CounterFilled>(at(3))?.filled.person.name).toBe('Nguyễn Thị Mẫu');
    expect(keptDraft(at(5))).toBeNull();
    expect(keptDraft(at(3, 'work-NB.TC.01'))).toBeNull();
    expect(keptDraft(at(3, 'counter', 99901))).toBeNull();
  });

  it('is gone once dropped', () => {
    keepDraft(at(3), draftAt('2026-11-20T08:00:00Z'));
    dropDraft(at(3));
    expect(keptDraft(at(3))).toBeNull();
  });

  it('goes with all the others of its account', () => {
    keepDraft(at(3), draftAt('2026-11-20T08:00:00Z'));
    keepDraft(at(3, 'work-NB.TC.01'), draftAt('2026-11-20T08:00:00Z'));
    keepDraft(at(33), draftAt('2026-11-20T08:00:00Z'));
    dropDrafts(17464, 3);
    expect(Object.keys(localStorage)).toEqual(['ts.desk.17464.33.counter']);
  });

  it('does not outlive its day in Vietnam, whoever opens the office next', () => {
    keepDraft(at(3), draftAt('2026-11-20T16:59:00Z'));
    keepDraft(at(5), draftAt('2026-11-20T17:01:00Z'));
    vi.setSystemTime(new Date('2026-11-20T17:05:00Z'));
    expect(keptDraft(at(3))).toBeNull();
    sweepDrafts();
    expect(Object.keys(localStorage)).toEqual(['ts.desk.17464.5.counter']);
  });
});
