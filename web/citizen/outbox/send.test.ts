// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@shared/api/problem';
import type { LocalDraft } from '../data/draft-store';

const post = vi.fn();
const put = vi.fn();
vi.mock('../data/client', () => ({
  api: { POST: post },
  sent: (key: string) => ({ 'Idempotency-Key': key }),
}));
vi.mock('@shared/lib/blobs', () => ({
  keptBlob: async (key: string) => (key === 'gone' ? undefined : new Blob(['x'])),
  dropBlob: async () => undefined,
}));
vi.mock('@shared/api/upload', () => ({ upload: put }));

const { flush } = await import('./send');
const { dropQueued, putQueued, queued } = await import('./store');

const entry = (key: string, file = 'local:f1') => ({
  commune: 1,
  procedure: '1.001193',
  title: 'Khai sinh',
  key,
  body: {
    procedure: '1.001193',
    version: 1,
    answers: {},
    papers: [{ document: 'a', form: 'file' as const, files: [file] }],
    result_by: 'online' as const,
    draft: 'd',
  },
  draft: { papers: { a: { files: [{ id: file, name: 'anh.jpg' }] } } } as unknown as LocalDraft,
  queuedAt: `2026-11-20T00:00:0${key}.000Z`,
  state: 'waiting' as const,
});
const states = () => queued().map((q) => q.state);

beforeEach(() => {
  document.cookie = 'ts_citizen_csrf=t';
  put.mockReturnValue({ done: Promise.resolve({ id: 'stored1' }) });
  post.mockResolvedValue({ data: { case: { no: 7, code: 'H-7' } } });
});
afterEach(() => {
  queued().forEach((q) => dropQueued(q.key));
  vi.clearAllMocks();
});

describe('a waiting filing', () => {
  it('sends its files, then itself, each under the key it was made with', async () => {
    putQueued(entry('1'));
    await flush();
    expect(put.mock.calls[0]?.[4]).toBe('f1');
    expect(post.mock.calls[0]?.[1]).toMatchObject({
      params: { header: { 'Idempotency-Key': '1' } },
      body: { papers: [{ files: ['stored1'] }] },
    });
    expect(queued()[0]).toMatchObject({ state: 'sent', no: 7, code: 'H-7' });
    await flush();
    expect(post).toHaveBeenCalledTimes(1);
  });
  it('waits on when there is no line', async () => {
    post.mockRejectedValue(new TypeError('Failed to fetch'));
    putQueued(entry('1'));
    await flush();
    expect(states()).toEqual(['waiting']);
  });
  it('asks for the password when the session is gone', async () => {
    document.cookie = 'ts_citizen_csrf=; max-age=0';
    putQueued(entry('1'));
    await flush();
    expect(states()).toEqual(['signin']);
    expect(post).not.toHaveBeenCalled();
  });
  it('says why the office would not take it, and keeps it', async () => {
    post.mockRejectedValue(new Problem(422, { detail: 'Trẻ đã được đăng ký.' }));
    putQueued(entry('1'));
    await flush();
    expect(queued()[0]).toMatchObject({ state: 'refused', said: 'Trẻ đã được đăng ký.' });
  });
  it('names a file the device no longer has, and sends the next filing all the same', async () => {
    putQueued(entry('1', 'local:gone'));
    putQueued(entry('2'));
    await flush();
    expect(queued()[0]).toMatchObject({ state: 'refused', said: expect.stringContaining('anh.jpg') });
    expect(states()[1]).toBe('sent');
  });
});
