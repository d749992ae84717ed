import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Tab } from './tab.ts';

const AXE = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a page sees of us while we come: run in the page before its own scripts. */
export function observe(): void {
  const seen = { mutations: [] as string[], others: 0 };
  (globalThis as { seenOfUs?: typeof seen }).seenOfUs = seen;
  new MutationObserver((records) => {
    for (const { type, target, addedNodes, attributeName } of records) {
      const names = [target, ...addedNodes].map((node) => node.nodeName.toLowerCase());
      if (names.some((name) => name.includes('medcard')) || attributeName?.includes('medcard'))
        seen.mutations.push(`${type} ${names.join('<')}`);
      else seen.others++;
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}
type Seen = { mutations: string[]; others: number };
export const seenOf = (tab: Tab): Promise<Seen> =>
  tab.page.evaluate(() => (globalThis as unknown as { seenOfUs: Seen }).seenOfUs);

/**
 * The longest task of the page's main thread while something is done, in milliseconds of the thread's own clock: what
 * other programs do on the same processor is not in it. Chromium alone tells.
 */
export async function longestTask(tab: Tab, during: () => Promise<void>): Promise<number> {
  await tab.page.tracing.start({
    categories: ['-*', 'toplevel', '__metadata', 'disabled-by-default-devtools.timeline'],
  });
  await during();
  const trace = (await tab.page.tracing.stop()) ?? new Uint8Array();
  type Traced = { name: string; pid: number; tid: number; tdur?: number; args?: { name?: string } };
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: Traced[] };
  const main = new Set(
    traceEvents.flatMap(({ name, pid, tid, args }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [],
    ),
  );
  const tasks = traceEvents.flatMap(({ name, pid, tid, tdur }) =>
    main.has(`${pid} ${tid}`) && name.endsWith('RunTask') && tdur !== undefined ? [tdur / 1_000] : [],
  );
  if (tasks.length === 0) throw new Error('the trace has no task of a page');
  return Math.max(...tasks);
}

/** Violations as «rule: place»; `within` limits the look to our own element. */
export async function violations(tab: Tab, within: string | null): Promise<string[]> {
  await tab.page.evaluate(AXE);
  return tab.page.evaluate(
    async (tags, place) => {
      type Found = { violations: { id: string; nodes: { target: unknown[] }[] }[] };
      const { axe } = globalThis as unknown as { axe: { run: (on: unknown, how: object) => Promise<Found> } };
      const found = await axe.run(place ? { include: [[place]] } : document, {
        runOnly: { type: 'tag', values: tags },
      });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
      );
    },
    TAGS,
    within,
  );
}
