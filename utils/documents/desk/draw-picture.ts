import { type Bytes, ownScript } from '../../kernel';
import { analyseGrey, type ScanReport } from '../scan/analyse';
import { type Grey, greyOf, shrinkOf } from '../scan/grey';
import { sniff } from '../sniff';
import { type Fix, planOf } from './fix';
import heicWorker from './heic-worker?worker&url';
import type { Page, Step } from './ladder';

// Runs in a worker with OffscreenCanvas.

const STRIPE = 512;
const PREVIEW = 480;
const SNIFFED = 4_096;
const WHITE = '#fff';

/** Upright, as the camera's mark of orientation says. Null when it cannot be decoded. */
export const decode = (file: Blob): Promise<ImageBitmap | null> =>
  createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => decodeOther(file).catch(() => null));

/** What telephones write and most browsers do not open. */
async function decodeOther(file: Blob): Promise<ImageBitmap | null> {
  const start = new Uint8Array(await file.slice(0, SNIFFED).arrayBuffer());
  if (sniff(start) !== 'heic') return null;
  // A worker of its own: two megabytes that are parsed only now, and memory that goes with it.
  const worker = new Worker(ownScript(heicWorker), { name: 'medcard-heic' });
  try {
    return await new Promise<ImageBitmap | null>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<ImageBitmap | null>) => resolve(data);
      worker.onerror = reject;
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}

/** Judges a picture in stripes: the pixels of a large one, all at once, would be hundreds of megabytes. */
export function judge(picture: ImageBitmap): ScanReport {
  const { width, height } = picture;
  const by = shrinkOf(width, height);
  const grey: Grey = { width: Math.floor(width / by), height: Math.floor(height / by), data: new Uint8Array() };
  grey.data = new Uint8Array(grey.width * grey.height);
  const rows = Math.floor(STRIPE / by) * by;
  const pen = penOf(width, Math.min(rows, height), true);
  for (let y = 0, done = 0; done < grey.height; y += rows) {
    const tall = Math.min(rows, height - y);
    pen.fillRect(0, 0, width, tall);
    pen.drawImage(picture, 0, y, width, tall, 0, 0, width, tall);
    const part = greyOf(pen.getImageData(0, 0, width, tall).data, width, tall, by);
    grey.data.set(part.data, done * grey.width);
    done += part.height;
  }
  return analyseGrey(grey, by);
}

export function preview(picture: ImageBitmap): Promise<Blob> {
  const scale = Math.min(1, PREVIEW / Math.max(picture.width, picture.height));
  const [width, height] = [Math.ceil(picture.width * scale), Math.ceil(picture.height * scale)];
  const pen = penOf(width, height);
  pen.drawImage(picture, 0, 0, width, height);
  return pen.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
}

/** The picture with the fix, as a fresh JPEG: of what the camera wrote beside the pixels nothing goes along. */
export async function write(picture: ImageBitmap, fix: Fix, { side, quality }: Step): Promise<Page> {
  const { from, width, height, radians, scale } = planOf(picture.width, picture.height, fix, side);
  const pen = penOf(width, height);
  pen.translate(width / 2, height / 2);
  pen.rotate(radians);
  pen.scale(scale, scale);
  pen.drawImage(
    picture,
    ...([from.x, from.y, from.width, from.height, -from.width / 2, -from.height / 2, from.width, from.height] as const),
  );
  if (fix.grey) takeColours(pen, width, height);
  const blob = await pen.canvas.convertToBlob({ type: 'image/jpeg', quality });
  return { bytes: new Uint8Array(await blob.arrayBuffer()) as Bytes, width, height };
}

/** By blending with grey, which every browser has; a canvas filter is not everywhere. */
function takeColours(pen: OffscreenCanvasRenderingContext2D, width: number, height: number): void {
  pen.resetTransform();
  pen.globalCompositeOperation = 'saturation';
  pen.fillStyle = '#808080';
  pen.fillRect(0, 0, width, height);
}

/** On white: what is transparent in a PNG would be black in a JPEG. */
function penOf(width: number, height: number, reads = false): OffscreenCanvasRenderingContext2D {
  const pen = new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: reads });
  if (!pen) throw new Error('no canvas');
  pen.imageSmoothingQuality = 'high';
  pen.fillStyle = WHITE;
  pen.fillRect(0, 0, width, height);
  return pen;
}
