/// The three states of anything fetched: its shape, its failure, itself.
import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, type ReactNode } from 'react';
import { asProblem } from '../api/problem';
import { common } from '../i18n/common';
import { Bones } from './bones';
import { Failure } from './failure';
import { Page } from './page';

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  bones?: ReactNode;
  children: (data: T) => ReactNode;
  /// This is the whole page: what `children` gives has the heading, so a failure needs one too.
  page?: boolean;
  /// Drawn in portions, so that a slow phone answers its owner in between: a moment after `query` has its data.
  portions?: boolean;
  /// Where to go instead when there is nothing at this address.
  back?: ReactNode;
}

export function Loaded<T>({ query, bones, children, page, back, portions }: LoadedProps<T>) {
  const later = useDeferredValue(query.data);
  const data = portions ? later : query.data;
  if (query.data !== undefined && data !== undefined) return <>{children(data)}</>;
  if (query.isError) {
    const failure = <Failure error={query.error} retry={() => void query.refetch()} instead={back} />;
    return page ? <FailurePage error={query.error}>{failure}</FailurePage> : failure;
  }
  return <>{bones ?? <Bones />}</>;
}

function FailurePage({ error, children }: { error: unknown; children: ReactNode }) {
  const titles = common.use().failure.title;
  return (
    <Page title={titles[asProblem(error).kind]} hideTitle>
      {children}
    </Page>
  );
}
