/// What the page says: messages, failures, nothing there, still coming, dialogs.
import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem } from '@shared/api/problem';
import { Bones } from '@shared/ui/bones';
import { Card, Facts } from '@shared/ui/card';
import { CrashNotice } from '@shared/ui/crash';
import { Dialog } from '@shared/ui/dialog';
import { Empty } from '@shared/ui/empty';
import { Failure } from '@shared/ui/failure';
import { Notice, type Tone } from '@shared/ui/notice';
import { Split } from '@shared/ui/split';
import { Part, Specimen, Specimens } from './specimen';
import { designTexts } from './texts';

export function Notices() {
  const t = designTexts.use();
  return (
    <Part id="thong-bao" title={t.notices}>
      {(Object.keys(t.tones) as Tone[]).map((tone) => (
        <Notice key={tone} tone={tone} title={t.tones[tone]}>
          {t.sample}
        </Notice>
      ))}
      <Notice tone="soon" title={t.long} actions={<Button variant="default">{t.kinds.near}</Button>}>
        {t.long}
      </Notice>
    </Part>
  );
}

const statuses = [0, 401, 403, 404, 409, 422, 429, 500];
const refusal = new Problem(422, { detail: '', article: 'Điều 18 Nghị định 118/2025/NĐ-CP' });

export function Failures() {
  const t = designTexts.use();
  return (
    <Part id="loi" title={t.failures} note={t.failuresNote}>
      {statuses.map((status) => (
        <Failure
          key={status}
          error={status === 422 ? refusal : new Problem(status, { request_id: 'prmUmOaI-7' })}
          retry={() => undefined}
        />
      ))}
      <Failure error={new Problem(404, {})} instead={<a href="#loi">{t.kinds.near}</a>} />
      <CrashNotice />
    </Part>
  );
}

export function Nothing() {
  const t = designTexts.use();
  return (
    <Part id="trong" title={t.empty} note={t.emptyNote}>
      <Specimens>
        <Specimen name={t.states.empty} wide>
          <Empty
            icon={<IconFolderOpen size={40} />}
            title={t.emptyTitle}
            action={<Button>{t.kinds.main}</Button>}
          >
            {t.emptyText}
          </Empty>
        </Specimen>
        <Specimen name={t.states.coming} wide>
          <Bones lines={4} />
        </Specimen>
      </Specimens>
    </Part>
  );
}

export function Surfaces() {
  const t = designTexts.use();
  return (
    <Part id="the" title={t.surfaces}>
      <Specimens>
        {([undefined, 'brand', 'soon', 'late'] as const).map((tone) => (
          <Specimen key={tone ?? 'plain'} name={tone ?? t.states.usual}>
            <Card as="div" tone={tone}>
              <Facts
                items={[
                  { term: t.name, value: t.nameValue },
                  { term: t.unit, value: t.units[0] },
                ]}
              />
            </Card>
          </Specimen>
        ))}
        <Specimen name={t.states.long} wide>
          <Card as="div" title={t.long} aside={<a href="#the">{t.kinds.near}</a>}>
            <Facts columns items={[{ term: t.long, value: t.long }]} />
          </Card>
        </Specimen>
      </Specimens>
      <h3>{t.columns}</h3>
      <p className="dim">{t.columnsNote}</p>
      <Split
        side={
          <Card as="div" tone="brand">
            <Facts items={[{ term: t.unit, value: t.units[0] }]} />
          </Card>
        }
      >
        <Card as="div">
          <Facts columns items={[{ term: t.name, value: t.nameValue }]} />
        </Card>
      </Split>
      <Dialogs />
    </Part>
  );
}

function Dialogs() {
  const t = designTexts.use();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.dialog}>
        <p>{t.long}</p>
        <div className="row">
          <Button onClick={() => setOpen(false)}>{t.kinds.main}</Button>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t.kinds.near}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
