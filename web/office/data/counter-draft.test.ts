import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropDraft, keepDraft, keptDraft, sweepDrafts, type CounterDraft } from './counter-draft';

const draftAt = (at: string): CounterDraft => ({
  procedure: '1.001193',
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

describe('what is being typed at the counter', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', storeOf());
    vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('comes back to the account that typed it and to no other', () => {
    keepDraft(17464, 3, draftAt('2026-11-20T08:00:00Z'));
    expect(keptDraft(17464, 3)?.filled.person.name).toBe('Nguyễn Thị Mẫu');
    expect(keptDraft(17464, 5)).toBeNull();
    expect(keptDraft(99901, 3)).toBeNull();
  });

  it('is gone once dropped', () => {
    keepDraft(17464, 3, draftAt('2026-11-20T08:00:00Z'));
    dropDraft(17464, 3);
    expect(keptDraft(17464, 3)).toBeNull();
  });

  it('does not outlive its day in Vietnam, whoever opens the office next', () => {
    keepDraft(17464, 3, draftAt('2026-11-20T16:59:00Z'));
    keepDraft(17464, 5, draftAt('2026-11-20T17:01:00Z'));
    vi.setSystemTime(new Date('2026-11-20T17:05:00Z'));
    expect(keptDraft(17464, 3)).toBeNull();
    sweepDrafts();
    expect(Object.keys(localStorage)).toEqual(['ts.counter.17464.5']);
  });
});
