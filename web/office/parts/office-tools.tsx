/// What the frame of the office offers to the pages in it: the keys, and a place for a page's own quick
/// commands.
import { createContext, useContext, useEffect } from 'react';

/// A command in the palette.
export interface Command {
  id: string;
  label: string;
  note?: string;
  /** The key that does the same. */
  key?: string;
  run: () => void;
}

export interface OfficeTools {
  showKeys: () => void;
  commands: Map<string, readonly Command[]>;
}

export const OfficeContext = createContext<OfficeTools | null>(null);

export function useOffice(): OfficeTools {
  const tools = useContext(OfficeContext);
  if (!tools) throw new Error('a page of the office stands outside of its frame');
  return tools;
}

/// Puts the commands of a page into the palette while the page is shown.
export function useCommands(name: string, list: readonly Command[]) {
  const { commands } = useOffice();
  useEffect(() => {
    commands.set(name, list);
    return () => {
      commands.delete(name);
    };
  });
}
