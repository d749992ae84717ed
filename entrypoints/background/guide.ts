import type { Sender } from '../../utils/messaging';
import { injectScript, loadPart, readStored } from '../../utils/platform';
import type { Parts } from './compose';
import type { GuideDesk } from './parts/guide';

/** The messages the desk answers, each by the function of its name. */
export const GUIDE_MESSAGES = ['guideGo', 'guideHere', 'guideDo', 'guideShow'] as const;

/** The book of steps and the walks through it. Its desk is a part of its own: most wakes have nothing to do with it. */
export async function guideDesk(parts: Parts, what: keyof GuideDesk, data: unknown, sender: Sender): Promise<unknown> {
  const work = (await loadPart<GuideDesk>('guide-desk'))[what] as (...given: unknown[]) => Promise<unknown>;
  return work(parts, data, sender);
}

/** In a tab where a walk is on, a new page gets the pointer, and one that stands there looks again. */
export async function pointOn({ tab }: Sender): Promise<void> {
  if (tab?.id === undefined) return;
  const walks = ((await readStored('guideWalks')) ?? {}) as Record<string, unknown>;
  if (walks[tab.id] !== undefined) await injectScript(tab.id, '/portal-guide.js');
}
