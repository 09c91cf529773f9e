/// The live page of the design system: tokens and every shared component in its states.
import { Button, Checkbox, PasswordInput, Radio } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem } from '@shared/api/problem';
import type { Deadline } from '@shared/api/types';
import { DeadlineBar, DeadlinePill } from '@shared/case/deadline';
import { OwesList } from '@shared/case/owes';
import { ReckoningView } from '@shared/case/reckoning';
import { Timeline } from '@shared/case/timeline';
import { Bullet } from '@shared/charts/bullet';
import { Spark, Trend } from '@shared/charts/trend';
import { FieldInput } from '@shared/form/field';
import { texts } from '@shared/i18n';
import { common } from '@shared/i18n/common';
import vi from '@shared/i18n/vi/design';
import { useResolvedTheme } from '@shared/lib/prefs';
import { contrast } from '@shared/tokens/palette';
import { dark, light, textPairs } from '@shared/tokens/semantic';
import { Bones } from '@shared/ui/bones';
import { Card } from '@shared/ui/card';
import { Dialog } from '@shared/ui/dialog';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { Logo } from '@shared/ui/logo';
import { Notice, type Tone } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { Settings } from '@shared/ui/settings';
import css from './design.module.css';
import { deadlines, fields, owes, points, reckoning, timeline } from './samples';

const designTexts = texts(vi, () => import('@shared/i18n/en/design'));

function Colours() {
  const t = designTexts.use();
  const tokens = useResolvedTheme() === 'dark' ? dark : light;
  return (
    <ul role="list" className={css.swatches}>
      {textPairs.map(([ink, ground]) => (
        <li
          key={`${ink}.${ground}`}
          className={css.swatch}
          style={{ color: `var(--ts-${ink})`, background: `var(--ts-${ground})` }}
        >
          {t.onGround(ink, ground, contrast(tokens[ink], tokens[ground]).toFixed(1))}
        </li>
      ))}
    </ul>
  );
}

function Fields() {
  const t = designTexts.use();
  const [values, setValues] = useState<Record<string, unknown>>({});
  return (
    <div className="cards">
      {fields.map((f) => (
        <FieldInput
          key={f.key}
          field={f}
          value={values[f.key]}
          onChange={(v) => setValues((all) => ({ ...all, [f.key]: v }))}
        />
      ))}
      <FieldInput
        field={{ ...fields[0]!, key: 'wrong' }}
        value="0401"
        error={t.wrong}
        onChange={() => undefined}
      />
      <PasswordInput size="md" label={t.sample} />
      <Checkbox size="md" label={t.sample} defaultChecked />
      <Radio size="md" label={t.sample} defaultChecked />
    </div>
  );
}

function Dialogs() {
  const t = designTexts.use();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.dialog}>
        <p>{t.sample}</p>
      </Dialog>
    </>
  );
}

export function Design() {
  const t = designTexts.use();
  const words = common.use();
  const clock = deadlines as readonly Deadline[];
  return (
    <>
      <header className={css.head}>
        <Logo />
        <strong>{words.app}</strong>
        <Settings />
      </header>
      <main>
        <Page title={t.title} lead={t.lead} width="wide">
          <Card title={t.colours}>
            <Colours />
          </Card>
          <Card title={t.type}>
            {[1, 2, 3].map((n) => (
              <p key={n} className={css[`h${n}`]}>
                {t.typeSample}
              </p>
            ))}
            <p>{t.typeSample}</p>
            <p className="small dim">{t.typeSample}</p>
          </Card>
          <Card title={t.space}>
            <div className="row">
              {['xs', 'sm', 'md', 'lg', 'xl'].map((s) => (
                <span
                  key={s}
                  className={css.space}
                  style={{ inlineSize: `var(--mantine-spacing-${s})` }}
                  title={s}
                />
              ))}
            </div>
          </Card>
          <Card title={t.buttons}>
            <div className="row">
              <Button>{t.main}</Button>
              <Button variant="default">{t.near}</Button>
              <Button color="red">{t.danger}</Button>
              <Button loading>{t.busy}</Button>
              <Button disabled>{t.off}</Button>
            </div>
          </Card>
          <Card title={t.fields}>
            <Fields />
          </Card>
          <Card title={t.notices}>
            {(Object.keys(t.tones) as Tone[]).map((tone) => (
              <Notice key={tone} tone={tone} title={t.tones[tone]}>
                {t.sample}
              </Notice>
            ))}
          </Card>
          <Card title={t.failures}>
            {[0, 401, 403, 404, 409, 422, 429, 500].map((status) => (
              <Failure key={status} error={new Problem(status, {})} retry={() => undefined} />
            ))}
          </Card>
          <Card title={t.clocks}>
            <div className="row">
              {clock.map((d) => (
                <DeadlinePill key={d.state} deadline={d} />
              ))}
            </div>
            <DeadlineBar deadline={clock[1]!} />
            <DeadlineBar deadline={clock[3]!} />
          </Card>
          <Card title={t.reckoning}>
            <ReckoningView reckoning={reckoning} open />
          </Card>
          <Card title={t.owes}>
            <OwesList owes={owes} />
          </Card>
          <Card title={t.timeline}>
            <Timeline entries={timeline} />
          </Card>
          <Card title={t.charts}>
            <Trend points={points} unit="%" threshold={98} label={t.sample} />
            <Bullet value={95} threshold={98} unit="%" tone="missed" label={t.sample} />
            <Bullet value={99} threshold={98} unit="%" tone="met" label={t.sample} />
            <Spark points={points} label={t.sample} />
          </Card>
          <Card title={t.empty}>
            <Empty icon={<IconFolderOpen size={40} />} title={t.sample}>
              {t.sample}
            </Empty>
            <Bones lines={3} />
          </Card>
          <Card title={t.dialog}>
            <div>
              <Dialogs />
            </div>
          </Card>
        </Page>
      </main>
    </>
  );
}
