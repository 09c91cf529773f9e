/// Everything a screen of ours stands in: theme, data cache, the last line of defence against our own
/// mistakes.
import { MantineProvider } from '@mantine/core';
import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem';
import { useResolvedTheme } from '../lib/prefs';
import { theme } from '../tokens/theme';
import { CrashGuard } from './crash';

// A page that was opened without a line hears of its return only if it knew of the want.
if (typeof navigator !== 'undefined') onlineManager.setOnline(navigator.onLine);

const retried = new Set(['offline', 'busy', 'server']);

export const queries = new QueryClient({
  defaultOptions: {
    // Without a line a request fails and says so, or is answered by the service worker; it never waits unseen.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 20_000,
      retry: (count, error) => count < 2 && retried.has(asProblem(error).kind),
      refetchOnWindowFocus: false,
    },
  },
});

/// No style element is injected (see tokens/theme.ts), so the strict Content-Security-Policy holds.
export function Provider({ children }: { children: ReactNode }) {
  const scheme = useResolvedTheme();
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <CrashGuard>{children}</CrashGuard>
      </QueryClientProvider>
    </MantineProvider>
  );
}
