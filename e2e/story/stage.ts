import type { TrainingPortal } from '../../portal/index.ts';
import { Background } from '../harness/background.ts';
import { launch, type Session } from '../harness/launch.ts';
import type { Face } from '../harness/person.ts';
import type { Tab } from '../harness/tab.ts';

/** What the steps of the story share: the portal, the browser, and the tabs a person has open. */
export type Stage = {
  face: Face;
  portal: TrainingPortal;
  session: Session;
  background: Background;
  /** The tab of the portal. */
  tab: Tab;
  cabinet: Tab | null;
  /** The tab a person looks at now: the one worth a picture. */
  shown: Tab;
};

/** One step; answers with what was seen, in words, and throws when it was not. */
export type Step = { name: string; play: (stage: Stage) => Promise<string> };

export async function setStage(
  face: Face,
  portal: TrainingPortal,
  browser: Parameters<typeof launch>[0]['browser'],
  more: Partial<Parameters<typeof launch>[0]> = {},
): Promise<Stage> {
  portal.control.setHomeFace(face);
  const session = await launch({ browser, portalPort: portal.port, ...more });
  const background = await Background.of(session);
  const tab = background.own;
  return { face, portal, session, background, tab, cabinet: null, shown: tab };
}

/** Brings a tab to the front, as one of the portal or the cabinet if it is said; what is hidden may rest. */
export async function show(stage: Stage, tab: Tab, as?: 'tab' | 'cabinet'): Promise<Tab> {
  stage.shown = tab;
  if (as) stage[as] = tab;
  await tab.page.bringToFront();
  return tab;
}
