import { imageSize } from '../../utils/documents';
import { TooHeavy } from './too-heavy';

/** A picture of a few kilobytes may claim to be gigabytes large. */
const MAX_IMAGE = 120_000_000;
/** Characters of a text on the screen at most; the rest is said in words. */
const MAX_TEXT = 2_000_000;

export async function drawImage(place: HTMLElement, bytes: ArrayBuffer, label: string): Promise<number> {
  const size = imageSize(new Uint8Array(bytes));
  if (size && size.width * size.height > MAX_IMAGE) throw new TooHeavy();
  const image = new Image();
  image.alt = label;
  image.src = URL.createObjectURL(new Blob([bytes]));
  await image.decode();
  URL.revokeObjectURL(image.src);
  place.append(image);
  return 1;
}

/** XML and everything else that is text: shown as it is, never as markup. */
export async function drawText(place: HTMLElement, bytes: ArrayBuffer, more: string): Promise<number> {
  const text = document.createElement('pre');
  const words = new TextDecoder().decode(bytes);
  text.textContent = words.slice(0, MAX_TEXT);
  if (words.length > MAX_TEXT) text.append(`…\n\n${more}`);
  place.append(text);
  return 1;
}
