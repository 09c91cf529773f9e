/// The three states of anything fetched: its shape, its failure, itself.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Bones } from './bones';
import { Failure } from './failure';

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  bones?: ReactNode;
  children: (data: T) => ReactNode;
}

export function Loaded<T>({ query, bones, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return <>{bones ?? <Bones />}</>;
}
