import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchEarly } from './early';

const url = 'http://xa.test/api/v1/site';

describe('an answer asked for early', () => {
  const network = vi.fn(async () => new Response('late'));
  beforeEach(() => {
    vi.stubGlobal('window', { tsEarly: { '/api/v1/site': Promise.resolve(new Response('early')) } });
    vi.stubGlobal('fetch', network);
    vi.spyOn(performance, 'now').mockReturnValue(1000);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    network.mockClear();
  });
  const said = async (request = new Request(url)) => (await fetchEarly(request)).text();

  it('is handed over once', async () => {
    expect(await said()).toBe('early');
    expect(network).not.toHaveBeenCalled();
    expect(await said()).toBe('late');
  });
  it('is only for the same question', async () => {
    expect(await said(new Request(`${url}?q=x`))).toBe('late');
    expect(await said(new Request(url, { method: 'POST' }))).toBe('late');
  });
  it('is asked for anew when it failed or has lain too long', async () => {
    const lost = Promise.reject(new Error('no line'));
    lost.catch(() => undefined);
    window.tsEarly = { '/api/v1/site': lost };
    expect(await said()).toBe('late');
    window.tsEarly = { '/api/v1/site': Promise.resolve(new Response('early')) };
    vi.mocked(performance.now).mockReturnValue(61_000);
    expect(await said()).toBe('late');
  });
});
