/// What is needed for the first frame stands apart: styles, and the loader of the rest. It must not bring the program along.
/// What several pages share goes into a few files instead of a few dozen small ones, each of which would cost a slow line
/// a round trip: what both programs begin with; what the citizen's pages to read need beyond it; and what the pages where
/// one does something need beyond that. Our own modules only: how packages are best cut rollup knows, which sees what of
/// them is used.
import type { Rollup } from 'vite';

const page = (name: string) => `/citizen/pages/${name}.tsx`;
const reading = ['procedure', 'search', 'life'].map(page);
const doing = ['filing', 'case', 'receipt', 'mine', 'track', 'signin', 'signup', 'account', 'waiting'].map(
  page,
);

const isOurs = (id: string) => !id.startsWith('\0') && !id.includes('/node_modules/');

/// Every module of ours that this one needs at once, itself included.
function reach(from: string, api: Rollup.ManualChunkMeta): Set<string> {
  const found = new Set<string>();
  const walk = (id: string) => {
    if (found.has(id) || !isOurs(id)) return;
    found.add(id);
    api.getModuleInfo(id)?.importedIds.forEach(walk);
  };
  for (const id of api.getModuleIds()) if (id.endsWith(from)) walk(id);
  return found;
}

const isStyle = (id: string) => /\/node_modules\/@(mantine|fontsource)\/.*\.css$/.test(id);
/// Run by itself, before all that is built on it.
const isReact = (id: string) => /\/node_modules\/(react|react-dom|scheduler)\//.test(id);
const isLoader = (id: string) => id.includes('vite/preload-helper');

const survey = (api: Rollup.ManualChunkMeta) => ({
  first: reach('/citizen/main.tsx', api),
  citizen: new Set([...reach('/citizen/main.tsx', api), ...reach('/citizen/begin.tsx', api)]),
  office: reach('/office/main.tsx', api),
  read: reading.map((p) => reach(p, api)),
  all: [...reading, ...doing].map((p) => reach(p, api)),
});

export function sharedChunks(): Rollup.GetManualChunk {
  let known: ReturnType<typeof survey> | undefined;
  return (id, api) => {
    known ??= survey(api);
    if (isReact(id)) return 'react';
    if (isStyle(id) || isLoader(id)) return 'first';
    if (known.first.has(id)) return known.office.has(id) ? 'first' : undefined;
    const within = (sets: Set<string>[]) => sets.filter((set) => set.has(id)).length;
    if (known.citizen.has(id)) return known.office.has(id) ? 'base' : undefined;
    if (within(known.all) < 2) return undefined;
    return within(known.read) > 0 ? 'reading' : 'doing';
  };
}
