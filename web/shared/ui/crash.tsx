/// Catches what no screen caught. Drafts are on the device already, so reloading loses nothing.
import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { common } from '../i18n/common';
import { Notice } from './notice';

export class CrashGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main style={{ padding: '2rem', maxWidth: '40rem', margin: '0 auto' }}>
        <CrashNotice />
      </main>
    );
  }
}

export function CrashNotice() {
  const t = common.now().crash;
  return (
    <Notice tone="late" title={t.title}>
      <p>{t.text}</p>
      <Button onClick={() => location.reload()}>{t.action}</Button>
    </Notice>
  );
}
