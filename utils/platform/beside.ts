import { browser } from './browser';

type Sides = {
  sidePanel?: { open: (where: { windowId: number }) => Promise<void> };
  sidebarAction?: { open: () => Promise<void> };
};
const sides = browser as unknown as Sides;

/** Some browsers built on Chromium have no panel beside a page: there everything is in the cabinet. */
export const besidePossible = (): boolean => sides.sidePanel?.open !== undefined || sides.sidebarAction !== undefined;

/** Opens our panel beside the pages of this window. Must be called in the person's own click, before anything is waited for. */
export async function openBeside(): Promise<void> {
  if (sides.sidebarAction) return sides.sidebarAction.open();
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await sides.sidePanel?.open({ windowId: id });
}
