/// The question of which circumstance it is, in the pack's words, each answer with what it takes.
import { Radio } from '@mantine/core';
import type { Procedure } from '../api/types';
import { pick } from '../i18n';
import { usePrefs } from '../lib/prefs';
import css from './field.module.css';
import { forVariant, ownVariants } from './variant';

interface VariantChoiceProps {
  procedure: Procedure;
  channel: Procedure['channels'][number]['key'];
  /// "" is the usual case, undefined not chosen yet.
  value: string | undefined;
  onChange: (variant: string) => void;
  error?: string | undefined;
}

/// Radio buttons hold texts, and an empty one means that none is chosen.
const none = '-';

export function VariantChoice({ procedure, channel, value, onChange, error }: VariantChoiceProps) {
  const { lang } = usePrefs();
  const answers = [
    ...ownVariants(procedure, channel).map((v) => ({ key: v.key, label: v.name })),
    { key: '', label: procedure.variant_question?.otherwise },
  ];
  return (
    <Radio.Group
      size="md"
      label={pick(procedure.variant_question?.text, lang)}
      error={error}
      value={value === undefined ? '' : value || none}
      onChange={(v) => onChange(v === none ? '' : v)}
    >
      <div id="f-variant" className={css.options}>
        {answers.map((a) => (
          <Radio
            key={a.key}
            size="md"
            value={a.key || none}
            label={pick(a.label, lang)}
            description={pick(forVariant(procedure, a.key, channel).time, lang)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
