/// Crop, turn and straighten a photo of a paper: four corners to drag or to move with the arrow keys. Loaded
/// only when somebody asks for it.
import { Button } from '@mantine/core';
import { IconRotate, IconRotateClockwise } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { common } from '../i18n/common';
import { layFlat, readPhoto, turnPhoto, type Turn } from '../lib/photo-edit';
import { isConvex, whole, type Point, type Quad } from '../lib/warp';
import { Bones } from './bones';
import { Dialog } from './dialog';
import { Notice } from './notice';
import css from './photo-editor.module.css';

interface EditorProps {
  file: Blob;
  onDone: (photo: Blob) => void;
  onClose: () => void;
}

const full = whole(1, 1);
const straight: Turn = { quarters: 0, angle: 0 };
const clamp = (n: number) => Math.min(1, Math.max(0, n));
const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function moved(quad: Quad, corner: number, to: Point): Quad {
  const next = quad.map((p, i) => (i === corner ? { x: clamp(to.x), y: clamp(to.y) } : p));
  return isConvex(next as unknown as Quad) ? (next as unknown as Quad) : quad;
}

function Corners({ quad, onQuad }: { quad: Quad; onQuad: (quad: Quad) => void }) {
  const t = common.use().photo;
  const stage = useRef<HTMLDivElement>(null);
  const drag = (corner: number) => (e: PointerEvent<HTMLButtonElement>) => {
    if (!e.currentTarget.hasPointerCapture(e.pointerId)) return;
    const box = stage.current!.getBoundingClientRect();
    const to = { x: (e.clientX - box.left) / box.width, y: (e.clientY - box.top) / box.height };
    onQuad(moved(quad, corner, to));
  };
  const step = (corner: number) => (e: KeyboardEvent) => {
    const way = arrows[e.key];
    const p = quad[corner]!;
    if (!way) return;
    e.preventDefault();
    const far = e.shiftKey ? 0.05 : 0.01;
    onQuad(moved(quad, corner, { x: p.x + way.x * far, y: p.y + way.y * far }));
  };
  return (
    <div ref={stage} className={css.corners}>
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
        <path
          className={css.shade}
          fillRule="evenodd"
          d={`M0 0H1V1H0Z M${quad.map((p) => `${p.x} ${p.y}`).join('L')}Z`}
        />
        <polygon className={css.edge} points={quad.map((p) => `${p.x},${p.y}`).join(' ')} />
      </svg>
      {quad.map((p, i) => (
        <button
          key={i}
          type="button"
          className={css.corner}
          aria-label={`${t.corners[i]}: ${Math.round(p.x * 100)}%, ${Math.round(p.y * 100)}%`}
          style={{ left: `${p.x * 100}%`, top: `${p.y * 100}%` }}
          onPointerDown={(e) => e.currentTarget.setPointerCapture(e.pointerId)}
          onPointerMove={drag(i)}
          onKeyDown={step(i)}
        />
      ))}
    </div>
  );
}

export default function PhotoEditor({ file, onDone, onClose }: EditorProps) {
  const t = common.use();
  const [photo, setPhoto] = useState<HTMLCanvasElement | null>(null);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(straight);
  const [quad, setQuad] = useState<Quad>(full);
  const [busy, setBusy] = useState(false);
  const view = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    readPhoto(file).then(setPhoto, () => setFailed(true));
  }, [file]);
  useEffect(() => {
    const canvas = view.current;
    if (!photo || !canvas) return;
    const turned = turnPhoto(photo, turn);
    canvas.width = turned.width;
    canvas.height = turned.height;
    canvas.getContext('2d')?.drawImage(turned, 0, 0);
  }, [photo, turn]);
  const quarter = (by: number) => {
    setTurn((now) => ({ ...now, quarters: (now.quarters + by + 4) % 4 }));
    setQuad(full);
  };
  const use = async () => {
    if (!photo) return;
    setBusy(true);
    const turned = turnPhoto(photo, turn);
    const inPixels = quad.map((p) => ({ x: p.x * turned.width, y: p.y * turned.height }));
    // A breath for the button to show that it works: laying flat holds the thread on a slow phone.
    await new Promise((go) => setTimeout(go, 30));
    await layFlat(turned, inPixels as unknown as Quad).then(onDone, () => setFailed(true));
    setBusy(false);
  };
  return (
    <Dialog open onClose={onClose} title={t.photo.title} wide>
      {failed && <Notice tone="late">{t.photo.failed}</Notice>}
      {!photo && !failed && <Bones lines={1} height={280} />}
      {photo && (
        <>
          <p className="small dim">{t.photo.help}</p>
          <div className={css.stage}>
            <canvas ref={view} className={css.view} aria-label={t.photo.preview} role="img" />
            <Corners quad={quad} onQuad={setQuad} />
          </div>
          <div className="row">
            <Button
              variant="default"
              leftSection={<IconRotate size={20} aria-hidden />}
              onClick={() => quarter(-1)}
            >
              {t.photo.left}
            </Button>
            <Button
              variant="default"
              leftSection={<IconRotateClockwise size={20} aria-hidden />}
              onClick={() => quarter(1)}
            >
              {t.photo.right}
            </Button>
          </div>
          <label className={css.angle}>
            <span>{t.photo.angle(turn.angle)}</span>
            <input
              type="range"
              min={-15}
              max={15}
              step={0.5}
              value={turn.angle}
              onChange={(e) => {
                const angle = Number(e.currentTarget.value);
                setTurn((now) => ({ ...now, angle }));
              }}
            />
          </label>
          <div className="row">
            <Button size="md" loading={busy} onClick={() => void use()}>
              {t.photo.use}
            </Button>
            <Button
              size="md"
              variant="default"
              onClick={() => {
                setTurn(straight);
                setQuad(full);
              }}
            >
              {t.photo.reset}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
