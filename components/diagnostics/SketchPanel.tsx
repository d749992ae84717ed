import { useEffect, useRef } from 'preact/hooks';
import type { Sketch, SketchKind } from '../../utils/diagnostics';
import type { TraceTexts } from '../../utils/text';
import { Button } from '../ui';

export type SketchView = { step: 'idle' | 'failed' } | { step: 'done'; sketch: Sketch };

type Props = { view: SketchView; texts: TraceTexts['sketch']; onMake: () => void; onSave: (png: Blob) => void };

/** The plan of the portal's page: seen before it is saved, apart from the report. */
export function SketchPanel({ view, texts, onMake, onSave }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sketch = view.step === 'done' ? view.sketch : null;
  useEffect(() => {
    if (canvas.current && sketch) drawSketch(canvas.current, sketch);
  }, [sketch]);
  return (
    <div class="stack">
      <h3>{texts.title}</h3>
      <p class="small">{texts.hint}</p>
      {view.step === 'failed' && (
        <p class="error" role="alert">
          <span aria-hidden="true">▲</span> {texts.failed}
        </p>
      )}
      {sketch && <canvas ref={canvas} class="sketch" role="img" aria-label={texts.label} />}
      <div class="row">
        <Button onClick={onMake}>{sketch ? texts.again : texts.make}</Button>
        {sketch && (
          <Button onClick={() => canvas.current?.toBlob((png) => png && onSave(png), 'image/png')}>{texts.save}</Button>
        )}
      </div>
    </div>
  );
}

/** The same on every screen and in every theme: the file goes to somebody else. */
const COLOURS: Readonly<Record<SketchKind, string>> = {
  frame: '#e3d5f0',
  picture: '#d5e3f0',
  field: '#fdf3d0',
  button: '#cfe8dc',
  text: '#5b6673',
};

/** Draws boxes and nothing else; what lies over other things comes last. */
function drawSketch(canvas: HTMLCanvasElement, { width, height, boxes }: Sketch): void {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.strokeStyle = '#8a94a0';
  for (const { kind, x, y, width: wide, height: high } of boxes) {
    context.fillStyle = COLOURS[kind];
    if (kind === 'text') context.fillRect(x, y + 4, wide, Math.max(2, high - 8));
    else {
      context.fillRect(x, y, wide, high);
      context.strokeRect(x + 0.5, y + 0.5, wide - 1, high - 1);
    }
  }
}
