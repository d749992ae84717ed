import type { Target } from 'puppeteer-core';
import type { Session } from './launch.ts';

/** Pages and workers of the extension with this in their address. */
export const targetsOf = ({ browser, base }: Session, part: string): Target[] =>
  browser.targets().filter((one) => one.url().startsWith(base) && one.url().includes(part));

/**
 * Every string that a context of Chromium can still reach, after its garbage was collected. Null when nobody answers: a
 * worker that has ended stays on the browser's list of targets.
 */
export async function heapStrings(target: Target): Promise<string[] | null> {
  const nobody = new Promise<null>((done) => setTimeout(() => done(null), PATIENCE).unref());
  return Promise.race([snapshot(target), nobody]);
}

const PATIENCE = 30_000;

async function snapshot(target: Target): Promise<string[]> {
  const client = await target.createCDPSession();
  const chunks: string[] = [];
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk));
  await client.send('HeapProfiler.enable');
  await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await client.detach();
  return (JSON.parse(chunks.join('')) as { strings: string[] }).strings;
}

/** Which of the words stand in any of the strings, with what stands around them. */
export const wordsIn = (strings: readonly string[], words: readonly string[]): string[] =>
  words.flatMap((word) => {
    const found = strings.find((one) => one.includes(word));
    const at = found?.indexOf(word) ?? 0;
    return found ? [`«${word}» in ${found.slice(Math.max(0, at - 40), at + word.length + 40)}`] : [];
  });
