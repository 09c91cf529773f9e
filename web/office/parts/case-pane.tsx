/// The case beside the inbox. It never takes the focus by itself; Enter on its row once more, or Tab, goes in.
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowsMaximize, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { CaseDetail } from '@shared/api/types';
import { pick } from '@shared/i18n';
import { usePrefs } from '@shared/lib/prefs';
import { Bones } from '@shared/ui/bones';
import { Loaded } from '@shared/ui/loaded';
import { useCase } from '../data/cases';
import { useWork } from '../texts';
import { CaseDesk, CaseLead } from './case-desk';
import css from './case-pane.module.css';

export const paneHeading = () => document.querySelector<HTMLElement>('[data-pane] h2');

function Head({ detail }: { detail: CaseDetail }) {
  const { lang } = usePrefs();
  return (
    <div className={css.title}>
      <span className="small dim num">{detail.case.code}</span>
      <h2 tabIndex={-1}>{pick(detail.case.title, lang)}</h2>
      <CaseLead detail={detail} />
    </div>
  );
}

export function CasePane({ no, onClose }: { no: number; onClose: () => void }) {
  const t = useWork().inbox;
  const query = useCase(no);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
  }, [no]);
  return (
    <aside ref={pane} className={css.pane} aria-label={t.split} data-pane={no}>
      <div className={css.bar}>
        <Button
          component={Link}
          href={`/ho-so/${no}`}
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowsMaximize size={16} aria-hidden />}
        >
          {t.full}
        </Button>
        <ActionIcon variant="subtle" size={36} aria-label={t.closePane} title={t.closePane} onClick={onClose}>
          <IconX size={20} aria-hidden />
        </ActionIcon>
      </div>
      <Loaded
        key={no}
        query={query}
        bones={
          <div className={css.bones}>
            <Bones lines={10} height={40} />
          </div>
        }
      >
        {(detail) => (
          <>
            <Head detail={detail} />
            <CaseDesk detail={detail} />
          </>
        )}
      </Loaded>
    </aside>
  );
}
