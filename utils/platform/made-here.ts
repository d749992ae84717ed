import { browser } from './browser';
import { DOWNLOAD_LIMIT } from './net';

/** One piece of a document that a page made. `size` and `type` are the whole one's; `bytes` is base64. */
export type MadePiece = { size: number; type: string; bytes: string };

/** `gone`: the page has let it go, or its own rules let nobody read it. */
export type MadeAnswer = MadePiece | 'gone';

/** A base64 piece of this many bytes passes between processes at once. */
export const MADE_PIECE = 3 * 256 * 1024;

type Made = { size: number; type: string; bytes: Uint8Array<ArrayBuffer> };
/** Where our scripts in a page keep what it made, by its address: a page takes the address back as soon as it likes. */
type MadeHere = { medcardMade?: Record<string, Promise<Made>> };

/**
 * Takes hold of a document in our own script of its page, at once. Until {@link letMadeGo} the page's memory holds it.
 * @returns false when it is held already: our script saw the person's click
 */
export const holdMade = (href: string): boolean => holdHere(href, DOWNLOAD_LIMIT);

export const letMadeGo = (href: string): boolean => delete (globalThis as MadeHere).medcardMade?.[href];

/** The same in the page of a tab. */
export const holdMadeIn = async (tabId: number, href: string): Promise<boolean> =>
  (await inPage(tabId, holdHere, href, DOWNLOAD_LIMIT)) === true;

export const letMadeGoIn = (tabId: number, href: string): Promise<unknown> => inPage(tabId, letMadeGo, href);

export const pieceOfMade = async (tabId: number, href: string, at: number): Promise<MadeAnswer> =>
  (await inPage(tabId, readHere, href, at, MADE_PIECE)) ?? 'gone';

async function inPage<Args extends (string | number)[], Answer>(
  tabId: number,
  func: (...args: Args) => Answer,
  ...args: Args
): Promise<Awaited<Answer> | undefined> {
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId }, func, args, injectImmediately: true })
    .catch(() => []);
  return answer?.result as Awaited<Answer> | undefined;
}

// These run in the page, apart from the page's own code, and are sent there as text: they can use nothing of this file.

function holdHere(href: string, limit: number): boolean {
  const scope = globalThis as MadeHere;
  scope.medcardMade ??= {};
  const held = scope.medcardMade;
  if (href in held) return false;
  held[href] = fetch(href).then(async (reply) => {
    const said = Number(reply.headers.get('content-length') ?? 0);
    // Never as a blob: a large one would go to a file of the browser's, in clear.
    const theirs = said > limit ? new ArrayBuffer(0) : await reply.arrayBuffer();
    // Copied: in Firefox a buffer of the page's world may be looked at, and not cut.
    const bytes = new Uint8Array(theirs.byteLength);
    bytes.set(new Uint8Array(theirs));
    return { size: said || bytes.length, type: reply.headers.get('content-type') ?? '', bytes };
  });
  // Whoever reads it is told.
  held[href].catch(() => undefined);
  return true;
}

async function readHere(href: string, at: number, length: number): Promise<MadeAnswer> {
  try {
    const made = await (globalThis as MadeHere).medcardMade?.[href];
    if (!made) return 'gone';
    const piece = made.bytes.subarray(at, at + length);
    let binary = '';
    for (let from = 0; from < piece.length; from += 8_192)
      binary += String.fromCharCode(...piece.subarray(from, from + 8_192));
    return { size: made.size, type: made.type, bytes: btoa(binary) };
  } catch {
    return 'gone';
  }
}
