/// Shows its page to somebody signed in, and the way in to anybody else; the address stays.
import type { ComponentProps, ReactNode } from 'react';
import { Page } from '@shared/ui/page';
import { Failure } from '@shared/ui/failure';
import { Bones } from '@shared/ui/bones';
import { useSession } from '../data/client';
import { useT } from '../texts';
import { SignInPage } from '../pages/signin';

interface SignedInProps {
  title: string;
  /** As wide as the page that comes, so that nothing moves when it does. */
  width?: ComponentProps<typeof Page>['width'];
  children: ReactNode;
}

export function SignedIn({ title, width = 'text', children }: SignedInProps) {
  const t = useT().account;
  const session = useSession();
  if (session.isPending)
    return (
      <Page title={title} width={width}>
        <Bones />
      </Page>
    );
  if (session.isError)
    return (
      <Page title={title} width={width}>
        <Failure error={session.error} retry={() => void session.refetch()} />
      </Page>
    );
  if (!session.data) return <SignInPage title={t.signInTitle} lead={title} />;
  return <>{children}</>;
}
