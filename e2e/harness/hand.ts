import type { Tab } from './tab.ts';

/** How a person presses and fills things in; `keyboard` never touches the mouse, nor does a script move its focus. */
export type HandName = 'mouse' | 'keyboard';
export const HANDS: readonly HandName[] = ['mouse', 'keyboard'];

/** More stops than any page here has: what is not reached by then is not reached by Tab. */
const MOST_STOPS = 120;

/** Runs in the page: the name of the control the focus stands on, open shadow roots included. */
function nameInFocus(): string {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const words = at?.getAttribute('aria-label') ?? (at as HTMLInputElement | null)?.labels?.[0]?.textContent;
  const name = (words ?? (at === document.body ? '' : at?.textContent) ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const { width = 0, height = 0 } = at?.getBoundingClientRect() ?? {};
  return width > 0 && height > 0 ? name : '';
}

/** Presses Tab until the focus stands on the control whose name begins so. */
export async function tabTo(tab: Tab, name: string): Promise<void> {
  await tab.control(name);
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const here = await tab.page.evaluate(nameInFocus);
    if (here.startsWith(name)) return;
    passed.push(here.slice(0, 30));
    await tab.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to «${name}», only to: ${[...new Set(passed)].join(', ')}`);
}

export const handOf = (tab: Tab, hand: HandName) => ({
  async press(name: string): Promise<void> {
    if (hand === 'mouse') return tab.click(name);
    await tabTo(tab, name);
    await tab.page.keyboard.press('Enter');
  },
  /** A choice among several: Space is its key. */
  async choose(name: string): Promise<void> {
    if (hand === 'mouse') return tab.click(name);
    await tabTo(tab, name);
    await tab.page.keyboard.press(' ');
  },
  async fill(label: string, value: string): Promise<void> {
    if (hand === 'mouse') return tab.fill(label, value);
    await tabTo(tab, label);
    await tab.page.keyboard.type(value);
  },
});
