/// A plan document on its way: read and compared first, then put in force.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { newKey } from '@shared/api/client';
import type { PlanImported, PlanPreview } from '@shared/api/types';
import { upload } from '@shared/api/upload';
import { useRef } from 'react';
import { useHere } from './client';

/// As the server's (docs/formats/plan.md): said before the file is sent.
export const mostBytes = 8 * 1024 * 1024;

const quiet = () => undefined;

/// Its kind is told by its name; browsers on some systems know none for .md.
const bytesOf = (file: File) => file.slice(0, file.size, 'application/octet-stream');

export function usePlanPreview() {
  const { commune } = useHere();
  return useMutation({
    mutationFn: (file: File) =>
      upload<PlanPreview>(
        'staff',
        `/api/v1/communes/${commune}/office/plan/preview`,
        bytesOf(file),
        file.name,
        newKey(),
        quiet,
      ).done,
  });
}

/// One key for one document against one plan, so that sending again after a lost answer imports it once.
export function useImportPlan() {
  const { commune } = useHere();
  const cache = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: ({ file, against }: { file: File; against: number }) => {
      const about = `${file.name} ${file.size} ${file.lastModified} ${against}`;
      const key = keys.current.get(about) ?? newKey();
      keys.current.set(about, key);
      return upload<PlanImported>(
        'staff',
        `/api/v1/communes/${commune}/office/plan/imports?against=${against}`,
        bytesOf(file),
        file.name,
        key,
        quiet,
      ).done;
    },
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['o', 'plan'] });
      void cache.invalidateQueries({ queryKey: ['o', 'inbox'] });
      void cache.invalidateQueries({ queryKey: ['o', 'place'] });
    },
  });
}
