/// The files of a case, one at a time, large enough to read beside the form: photographs zoom and turn, a PDF
/// opens in the browser's own viewer, anything else is downloaded.
import { ActionIcon, Button } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconExternalLink,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { FileRef } from '@shared/api/types';
import { Empty } from '@shared/ui/empty';
import { Notice } from '@shared/ui/notice';
import { useHere } from '../data/client';
import { useWork } from '../texts';
import css from './paper-viewer.module.css';

export const fileUrl = (commune: number, id: string) => `/api/v1/communes/${commune}/office/files/${id}`;

const steps = [1, 1.5, 2, 3, 4] as const;

function Tool({ label, onClick, Icon }: { label: string; onClick: () => void; Icon: typeof IconZoomIn }) {
  return (
    <ActionIcon variant="default" size={36} aria-label={label} title={label} onClick={onClick}>
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
}

function Picture({ url, name }: { url: string; name: string }) {
  const t = useWork().view;
  const [zoom, setZoom] = useState(0);
  const [turn, setTurn] = useState(0);
  const [failed, setFailed] = useState(false);
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    image.current?.style.setProperty('--zoom', String(steps[zoom]));
    image.current?.style.setProperty('--turn', `${turn * 90}deg`);
  }, [zoom, turn]);
  if (failed) return <Notice tone="late">{t.failed}</Notice>;
  return (
    <>
      <div className={css.tools}>
        <Tool label={t.zoomOut} Icon={IconZoomOut} onClick={() => setZoom((z) => Math.max(0, z - 1))} />
        <Tool
          label={t.zoomIn}
          Icon={IconZoomIn}
          onClick={() => setZoom((z) => Math.min(steps.length - 1, z + 1))}
        />
        <Tool label={t.fit} Icon={IconArrowAutofitWidth} onClick={() => setZoom(0)} />
        <Tool label={t.turn} Icon={IconRotateClockwise} onClick={() => setTurn((n) => n + 1)} />
      </div>
      <div className={css.frame} tabIndex={0} role="group" aria-label={name}>
        <img
          ref={image}
          src={url}
          alt={name}
          className={css.image}
          data-sideways={turn % 2 === 1 || undefined}
          onError={() => setFailed(true)}
        />
      </div>
    </>
  );
}

function Shown({ file }: { file: FileRef }) {
  const t = useWork().view;
  const { commune } = useHere();
  const url = fileUrl(commune, file.id);
  if (file.type.startsWith('image/')) return <Picture key={url} url={url} name={file.name} />;
  if (file.type === 'application/pdf')
    return <iframe key={file.id} src={url} title={file.name} className={css.frame} />;
  return <Notice tone="info">{t.noPreview}</Notice>;
}

export interface ViewFile extends FileRef {
  /** The paper it belongs to: key and name. */
  document: string;
  paper: string;
}

interface PaperViewerProps {
  files: readonly ViewFile[];
  at: number;
  onAt: (at: number) => void;
}

export function PaperViewer({ files, at, onAt }: PaperViewerProps) {
  const t = useWork().view;
  const { commune } = useHere();
  const file = files[at];
  if (!file) return <Empty title={t.none}>{t.noneHelp}</Empty>;
  const url = fileUrl(commune, file.id);
  return (
    <figure className={css.viewer} aria-label={file.paper}>
      <figcaption className={css.caption}>
        <strong>{file.paper}</strong>
        <span className="small dim">{file.name}</span>
      </figcaption>
      <Shown file={file} />
      <div className={css.foot}>
        {files.length > 1 && (
          <span className={css.steps}>
            <Tool
              label={t.previous}
              Icon={IconChevronLeft}
              onClick={() => onAt((at + files.length - 1) % files.length)}
            />
            <span className="small num" role="status">
              {t.of(at + 1, files.length)}
            </span>
            <Tool label={t.next} Icon={IconChevronRight} onClick={() => onAt((at + 1) % files.length)} />
          </span>
        )}
        <span className="row">
          <Button
            component="a"
            href={url}
            target="_blank"
            rel="noreferrer"
            size="compact-sm"
            variant="default"
            leftSection={<IconExternalLink size={16} aria-hidden />}
          >
            {t.open}
          </Button>
          <Button
            component="a"
            href={url}
            download={file.name}
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t.download}
          </Button>
        </span>
      </div>
    </figure>
  );
}
