/// A short list of ways to look at something, one chosen: a labelled select, small enough for a heading.
import { NativeSelect } from '@mantine/core';

export function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: Readonly<Record<string, string>>;
  onChange: (value: string) => void;
}) {
  return (
    <NativeSelect
      size="sm"
      aria-label={label}
      value={value}
      data={Object.entries(options).map(([key, text]) => ({ value: key, label: text }))}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}
