/// A plan document comes in: chosen, read and compared, put in force.
import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { asProblem } from '@shared/api/problem';
import type { PlanImported } from '@shared/api/types';
import { Failure } from '@shared/ui/failure';
import { Notice } from '@shared/ui/notice';
import { Page } from '@shared/ui/page';
import { mostBytes, useImportPlan, usePlanPreview } from '../data/plan-import';
import { PlanPreviewView } from '../parts/plan-preview';
import css from '../parts/plan-preview.module.css';
import { useImportT } from '../texts';

function Choose({ again, busy, onFile }: { again: boolean; busy: boolean; onFile: (file: File) => void }) {
  const t = useImportT();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      className={css.drop}
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        e.preventDefault();
        const file = e.dataTransfer.files[0];
        if (file && !busy) onFile(file);
      }}
    >
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t.choose}
        accept=".txt,.text,.md,.markdown,text/plain,text/markdown"
        onChange={(e) => {
          const file = e.currentTarget.files?.[0];
          e.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <Button
        size="md"
        variant={again ? 'default' : 'filled'}
        loading={busy}
        classNames={{ root: css.choose, label: css.words }}
        leftSection={<IconFileText size={20} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {again ? t.other : t.choose}
      </Button>
      <p className="small dim">
        {t.kinds} {t.drop}
      </p>
    </div>
  );
}

function Done({ imported }: { imported: PlanImported }) {
  const t = useImportT();
  const open = useRef<HTMLAnchorElement>(null);
  useEffect(() => open.current?.focus(), []);
  const count = (how: string) => imported.changes.filter((c) => c.how === how).length;
  return (
    <Page title={t.done}>
      <Notice tone="ok">
        {t.doneText(
          count('added'),
          count('changed'),
          count('removed'),
          imported.same_targets + imported.same_tasks,
        )}
      </Notice>
      <div className="row">
        <Button component={Link} href="/ke-hoach" size="md" ref={open}>
          {t.open}
        </Button>
        <Button component={Link} href="/nhiem-vu" size="md" variant="default">
          {t.tasks}
        </Button>
      </div>
    </Page>
  );
}

export function PlanImportPage() {
  const t = useImportT();
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState('');
  const preview = usePlanPreview();
  const take = useImportPlan();
  const moved = take.isError && asProblem(take.error).body.code === 'plan.moved';
  if (take.isSuccess) return <Done imported={take.data} />;
  const look = (chosen: File) => {
    setWrong(chosen.size > mostBytes ? t.tooLarge : chosen.size === 0 ? t.empty : '');
    take.reset();
    preview.reset();
    setFile(chosen);
    if (chosen.size > 0 && chosen.size <= mostBytes) preview.mutate(chosen);
  };
  const seen = preview.data;
  return (
    <Page title={t.title} eyebrow={<Link href="/ke-hoach">{t.back}</Link>} lead={t.lead}>
      <Choose again={file !== null} busy={preview.isPending} onFile={look} />
      <div role="status">
        {preview.isPending ? t.reading : file && <span className="dim">{file.name}</span>}
      </div>
      {wrong && (
        <Notice tone="late" alert title={wrong}>
          {t.kept}
        </Notice>
      )}
      {preview.isError && (
        <>
          <Failure error={preview.error} retry={() => file && look(file)} />
          <p>{t.kept}</p>
        </>
      )}
      {seen && file && (
        <>
          <PlanPreviewView preview={seen} />
          {moved ? (
            <Notice tone="soon" alert title={t.moved}>
              <Button variant="default" onClick={() => look(file)}>
                {t.again}
              </Button>
            </Notice>
          ) : (
            take.isError && <Failure error={take.error} />
          )}
          {!seen.same_file && !moved && (
            <div className="stack tight">
              <p className="small dim">{t.confirmHelp}</p>
              <div>
                <Button
                  size="lg"
                  loading={take.isPending}
                  onClick={() => take.mutate({ file, against: seen.in_force })}
                >
                  {t.confirm}
                </Button>
              </div>
            </div>
          )}
        </>
      )}
    </Page>
  );
}
