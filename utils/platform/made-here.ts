import { browser } from './browser';

/** One piece of a document that a page made. `size` and `type` are the whole one's; `bytes` is base64. */
export type MadePiece = { size: number; type: string; bytes: string };

/** `theirs`: our script in that page holds it already, at the person's click. `gone`: the page has let it go. */
export type MadeAnswer = MadePiece | 'theirs' | 'gone';

/** Where our scripts in a page keep what it made, by its address: a page takes the address back as soon as it likes. */
type MadeHere = { medcardMade?: Record<string, Promise<Blob>> };

/**
 * Takes hold of it in our own script of that page, at once; whoever reads it later is told if it was too late. Answers how
 * to let it go: until then the page's memory is not free of it.
 */
export function holdMade(href: string): () => void {
  const scope = globalThis as MadeHere;
  scope.medcardMade ??= {};
  scope.medcardMade[href] = fetch(href).then((reply) => reply.blob());
  scope.medcardMade[href].catch(() => undefined);
  return () => delete scope.medcardMade?.[href];
}

/** A base64 piece of this many bytes passes between processes at once. */
export const MADE_PIECE = 3 * 256 * 1024;

/** Takes hold of a document at its address, or says that it is held already. */
export const takeMade = (tabId: number, href: string): Promise<MadeAnswer> =>
  inPage(tabId, href, { at: 0, length: MADE_PIECE, take: true });

export const pieceOfMade = (tabId: number, href: string, at: number): Promise<MadeAnswer> =>
  inPage(tabId, href, { at, length: MADE_PIECE, take: false });

export const letMadeGo = (tabId: number, href: string): Promise<unknown> =>
  browser.scripting
    .executeScript({
      target: { tabId },
      func: (address: string) => delete (globalThis as MadeHere).medcardMade?.[address],
      args: [href],
    })
    .catch(() => undefined);

type Wanted = { at: number; length: number; take: boolean };

async function inPage(tabId: number, href: string, wanted: Wanted): Promise<MadeAnswer> {
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId }, func: readMade, args: [href, wanted], injectImmediately: true })
    .catch(() => []);
  return (answer?.result as MadeAnswer | undefined) ?? 'gone';
}

/** Runs in the page, apart from the page's own code: it is sent there as text and can use nothing of this file. */
async function readMade(href: string, { at, length, take }: Wanted): Promise<MadeAnswer> {
  const scope = globalThis as MadeHere;
  scope.medcardMade ??= {};
  const held = scope.medcardMade;
  if (take && href in held) return 'theirs';
  if (take) held[href] = fetch(href).then((reply) => reply.blob());
  try {
    const whole = await held[href];
    if (!whole) return 'gone';
    const piece = whole.slice(at, at + length);
    const reader = new FileReader();
    const read = new Promise((done, failed) => {
      reader.onload = done;
      reader.onerror = failed;
    });
    reader.readAsDataURL(piece);
    await read;
    const text = String(reader.result);
    // An empty one has no comma at all in some browsers.
    return { size: whole.size, type: whole.type, bytes: text.includes(',') ? text.slice(text.indexOf(',') + 1) : '' };
  } catch {
    delete held[href];
    return 'gone';
  }
}
