/// A short list of ways to look at something, one chosen: a labelled select, small enough for a heading.
import { NativeSelect } from '@mantine/core';

interface ChoiceProps {
  label: string;
  value: string;
  options: Readonly<Record<string, string>> | ReadonlyArray<readonly [string, string]>;
  onChange: (value: string) => void;
}

export function Choice({ label, value, options, onChange }: ChoiceProps) {
  const pairs: ReadonlyArray<readonly [string, string]> = Array.isArray(options)
    ? options
    : Object.entries(options);
  return (
    <NativeSelect
      size="sm"
      aria-label={label}
      value={value}
      data={pairs.map(([key, text]) => ({ value: key, label: text }))}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}
