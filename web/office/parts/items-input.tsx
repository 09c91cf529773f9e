/// What is missing, a reason each: complete in one go, as the law wants it asked once.
import { Button, InputWrapper, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { CaseDetail } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { useT } from '../texts';
import css from './items-input.module.css';

export interface Item {
  document?: string;
  what: string;
  reason: string;
}

const blank: Item = { what: '', reason: '' };

export function ItemsInput({
  label,
  detail,
  value,
  onChange,
  error,
}: {
  label: string;
  detail: CaseDetail;
  value: Item[] | undefined;
  onChange: (value: unknown) => void;
  error?: string | undefined;
}) {
  const t = useT().action;
  const { lang } = usePrefs();
  const items = value ?? [blank];
  const set = (at: number, part: Partial<Item>) =>
    onChange(items.map((item, i) => (i === at ? { ...item, ...part } : item)));
  const papers = [
    { value: '', label: t.itemsOther },
    ...detail.papers.map((p) => ({ value: p.document, label: pick(p.name, lang) })),
  ];
  const choose = (at: number, document: string) => {
    const name = papers.find((p) => p.value === document)?.label ?? '';
    const untouched = items[at]?.what === '' || papers.some((p) => p.label === items[at]?.what);
    set(at, {
      ...(document ? { document } : { document: undefined as unknown as string }),
      ...(untouched && { what: document ? name : '' }),
    });
  };
  return (
    <InputWrapper label={label} error={error} labelElement="div">
      <ol role="list" className={css.items}>
        {items.map((item, i) => (
          <li key={i} className={css.item}>
            <NativeSelect
              label={t.itemsWhich}
              value={item.document ?? ''}
              data={papers}
              autoFocus={i === 0}
              onChange={(e) => choose(i, e.currentTarget.value)}
            />
            <TextInput
              label={t.itemsWhat}
              value={item.what}
              maxLength={500}
              onChange={(e) => set(i, { what: e.currentTarget.value })}
            />
            <TextInput
              label={t.itemsReason}
              value={item.reason}
              maxLength={1000}
              onChange={(e) => set(i, { reason: e.currentTarget.value })}
            />
            {items.length > 1 && (
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                leftSection={<IconTrash size={16} />}
                onClick={() => onChange(items.filter((_, at) => at !== i))}
              >
                {t.itemsRemove}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={16} />}
        onClick={() => onChange([...items, blank])}
      >
        {t.itemsAdd}
      </Button>
    </InputWrapper>
  );
}
