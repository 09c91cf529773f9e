/// The answers read back: on the review page, on a case, on paper.
import type { Answers, Form, FormField } from '../api/types';
import { Facts } from '../ui/card';
import { pick } from '../i18n';
import { common } from '../i18n/common';
import { number } from '../lib/number';
import { usePrefs, type Lang } from '../lib/prefs';
import { day } from '../lib/time';
import { isEmpty, visible } from './check';
import css from './field.module.css';
import { partFields, personOf } from './person';

export function answerText(field: FormField, value: unknown, lang: Lang): string {
  const words = common.now();
  if (isEmpty(value)) return words.form.empty;
  const option = (v: unknown) => pick(field.options?.find((o) => o.value === v)?.label, lang) || String(v);
  switch (field.type) {
    case 'yesno':
      return value ? words.yes : words.no;
    case 'choice':
      return option(value);
    case 'choices':
      return (value as unknown[]).map(option).join('; ');
    case 'date':
      return day(String(value));
    case 'money':
      return `${number(Number(value))} đ`;
    case 'number':
      return String(value);
    case 'person':
      return personText(field, value, lang);
    default:
      return typeof value === 'object' ? Object.values(value as object).join(', ') : String(value);
  }
}

/// The name, then a line for each other thing that is known.
function personText(field: FormField, value: unknown, lang: Lang): string {
  const person = personOf(value);
  return partFields(field)
    .filter((part) => !isEmpty(person[part.key]))
    .map((part) => {
      const said = answerText(part, person[part.key], lang);
      return part.key === 'name' ? said : `${pick(part.label, lang)}: ${said}`;
    })
    .join('\n');
}

/// Before it is sent, what still has to be filled in stands out from what may stay empty.
function Answer({ field, value, toSend }: { field: FormField; value: unknown; toSend: boolean }) {
  const t = common.use().form;
  const { lang } = usePrefs();
  if (!isEmpty(value)) return answerText(field, value, lang);
  return toSend && field.required ? (
    <strong className={css.missing}>{t.missing}</strong>
  ) : (
    <span className="dim">{t.empty}</span>
  );
}

export function AnswersView({
  form,
  answers,
  onEdit,
  editLabel,
  hideEmpty,
}: {
  form: Form;
  answers: Answers;
  onEdit?: (section: number) => void;
  editLabel?: string;
  hideEmpty?: boolean;
}) {
  const { lang } = usePrefs();
  return (
    <div className="stack loose">
      {form.sections.map((section, at) => {
        const fields = section.fields.filter(
          (f) => visible(f, answers) && !(hideEmpty && isEmpty(answers[f.key])),
        );
        if (fields.length === 0) return null;
        const title = pick(section.title, lang);
        return (
          <section key={section.key} className="stack tight">
            <div className="row spread">
              <h3>{title}</h3>
              {onEdit && (
                <a
                  href="#edit"
                  onClick={(e) => {
                    e.preventDefault();
                    onEdit(at);
                  }}
                  className="no-print"
                >
                  {editLabel}
                  <span className="visually-hidden"> – {title}</span>
                </a>
              )}
            </div>
            <Facts
              columns
              items={fields.map((f) => ({
                key: f.key,
                term: pick(f.label, lang),
                value: <Answer field={f} value={answers[f.key]} toSend={onEdit !== undefined} />,
              }))}
            />
          </section>
        );
      })}
    </div>
  );
}
