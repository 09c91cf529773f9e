/// Buttons and fields in every state a person can bring them into.
import {
  ActionIcon,
  Button,
  Checkbox,
  NativeSelect,
  PasswordInput,
  Progress,
  Radio,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPrinter, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { FieldInput } from '@shared/form/field';
import { fields } from './samples';
import { Part, Specimen, Specimens } from './specimen';
import { designTexts } from './texts';

const kinds = {
  main: {},
  near: { variant: 'default' },
  danger: { color: 'red' },
  quiet: { variant: 'subtle' },
} as const;

export function Buttons() {
  const t = designTexts.use();
  const s = t.states;
  return (
    <Part id="nut" title={t.buttons} note={t.buttonsNote}>
      {(Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => (
        <Specimens key={kind}>
          <Specimen name={s.usual}>
            <Button {...kinds[kind]}>{t.kinds[kind]}</Button>
          </Specimen>
          <Specimen name={s.hover}>
            <Button {...kinds[kind]} data-shown="hover">
              {t.kinds[kind]}
            </Button>
          </Specimen>
          <Specimen name={s.focus}>
            <Button {...kinds[kind]} data-shown="focus">
              {t.kinds[kind]}
            </Button>
          </Specimen>
          <Specimen name={s.busy}>
            <Button {...kinds[kind]} loading>
              {t.kinds[kind]}
            </Button>
          </Specimen>
          <Specimen name={s.off}>
            <Button {...kinds[kind]} disabled>
              {t.kinds[kind]}
            </Button>
          </Specimen>
        </Specimens>
      ))}
      <Specimens>
        {(['xs', 'sm', 'md', 'lg'] as const).map((size) => (
          <Specimen key={size} name={size}>
            <Button size={size} leftSection={<IconPrinter size={18} />}>
              {t.sized}
            </Button>
          </Specimen>
        ))}
        <Specimen name={t.iconOnly}>
          <ActionIcon size={44} variant="default" aria-label={t.find}>
            <IconSearch size={20} />
          </ActionIcon>
        </Specimen>
      </Specimens>
    </Part>
  );
}

export function Fields() {
  const t = designTexts.use();
  const s = t.states;
  return (
    <Part id="o-nhap" title={t.fields} note={t.fieldsNote}>
      <Specimens>
        <Specimen name={s.usual}>
          <TextInput size="md" label={t.name} description={t.nameHelp} defaultValue={t.nameValue} />
        </Specimen>
        <Specimen name={s.empty}>
          <TextInput size="md" label={t.name} placeholder={t.nameHelp} />
        </Specimen>
        <Specimen name={s.focus}>
          <TextInput size="md" label={t.name} data-shown="focus" defaultValue={t.nameValue} />
        </Specimen>
        <Specimen name={s.error}>
          <TextInput size="md" label={t.number} defaultValue="0401" error={t.wrong} />
        </Specimen>
        <Specimen name={s.off}>
          <TextInput size="md" label={t.name} disabled defaultValue={t.nameValue} />
        </Specimen>
        <Specimen name={s.long}>
          <TextInput size="md" label={t.long} description={t.long} error={t.long} defaultValue={t.long} />
        </Specimen>
        <Specimen name={s.usual}>
          <PasswordInput size="md" label={t.password} defaultValue="matkhau" />
        </Specimen>
        <Specimen name={s.usual}>
          <NativeSelect size="md" label={t.unit} data={t.units} />
        </Specimen>
        <Specimen name={s.long}>
          <Textarea size="md" label={t.note} rows={3} defaultValue={t.long} />
        </Specimen>
        <Choices />
        <Specimen name={s.going}>
          <Progress value={62} size="md" aria-label={t.sending} />
        </Specimen>
      </Specimens>
      <h3>{t.packFields}</h3>
      <PackFields />
    </Part>
  );
}

function Choices() {
  const t = designTexts.use();
  const s = t.states;
  return (
    <>
      <Specimen name={s.usual}>
        <Checkbox size="md" label={t.agree} />
        <Radio size="md" label={t.oneOf} name="usual" />
      </Specimen>
      <Specimen name={s.chosen}>
        <Checkbox size="md" label={t.agree} defaultChecked />
        <Radio size="md" label={t.oneOf} name="chosen" defaultChecked />
      </Specimen>
      <Specimen name={s.focus}>
        <Checkbox size="md" label={t.agree} data-shown="focus" />
        <Radio size="md" label={t.oneOf} name="focus" data-shown="focus" />
      </Specimen>
      <Specimen name={s.off}>
        <Checkbox size="md" label={t.agree} disabled />
        <Radio size="md" label={t.oneOf} name="off" disabled />
      </Specimen>
      <Specimen name={s.error}>
        <Checkbox size="md" label={t.agree} error={t.mustAgree} />
      </Specimen>
      <Specimen name={s.long}>
        <Checkbox size="md" label={t.long} defaultChecked />
      </Specimen>
    </>
  );
}

/// What a pack can ask, as the form shows it.
function PackFields() {
  const t = designTexts.use();
  const [values, setValues] = useState<Record<string, unknown>>({});
  return (
    <Specimens>
      {fields.map((f) => (
        <Specimen key={f.key} name={f.type}>
          <FieldInput
            field={f}
            value={values[f.key]}
            onChange={(v) => setValues((all) => ({ ...all, [f.key]: v }))}
          />
        </Specimen>
      ))}
      <Specimen name={t.states.error}>
        <FieldInput
          field={{ ...fields[0]!, key: 'wrong' }}
          value="0401"
          error={t.wrong}
          onChange={() => undefined}
        />
      </Specimen>
    </Specimens>
  );
}
