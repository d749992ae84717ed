import type { Tab } from './tab.ts';

/** `there`: the place of the control in the window; null when the page has none. */
type Pointed = { round: boolean; covered: boolean; shown: boolean; there: string | null; over: string | null };

/** Whether the pointer's ring stands round the control named, and whether something of ours lies over it. */
const pointedAt = (tab: Tab, selector: string): Promise<Pointed> =>
  tab.page.evaluate((wanted) => {
    const ring = document.querySelector('medcard-guide')?.shadowRoot?.querySelector<HTMLElement>('.ring');
    const control = document.querySelector(wanted)?.getBoundingClientRect();
    const box = ring && !ring.hidden ? ring.getBoundingClientRect() : null;
    const x = control ? control.left + control.width / 2 : 0;
    const y = control ? control.top + control.height / 2 : 0;
    const round = box ? x > box.left && x < box.right && y > box.top && y < box.bottom : false;
    // Beside the words of a link whose lines are blocks some browsers see its parent: what matters is that we are not there.
    const over = document.elementFromPoint(x, y)?.localName ?? null;
    const covered = over?.startsWith('medcard-') ?? true;
    const there = control ? [control.x, control.y, control.width, control.height].map(Math.round).join(' ') : null;
    return { round, covered, shown: box !== null, there, over };
  }, selector);

/** The code of the step that is told beside the portal's control. */
export const codeOf = (tab: Tab): Promise<string> =>
  tab.page.evaluate(
    () => document.querySelector('medcard-guide')?.shadowRoot?.querySelector('.bubble p')?.textContent ?? '',
  );

/** Waits for the arrow to stand at a control that can be clicked through it. */
export const arrowAt = (tab: Tab, selector: string): Promise<void> =>
  tab
    .until(
      async () => {
        const { round, covered } = await pointedAt(tab, selector);
        return round && !covered;
      },
      `the arrow at ${selector}`,
      30_000,
    )
    .catch(async (cause: unknown) => {
      const seen = JSON.stringify(await pointedAt(tab, selector));
      throw new Error(`${cause}; ${seen}; ${tab.page.url()}; ${await tab.words()}`);
    });

/** Waits for the step to be told in words; answers whether an arrow stands anywhere all the same. */
export async function wordsOnly(tab: Tab, code: string): Promise<boolean> {
  await tab.until(async () => (await codeOf(tab)) === code, `the words of ${code}`);
  // Long enough for the slowest of its looks at the page.
  await new Promise((wake) => setTimeout(wake, 2_500));
  return (await codeOf(tab)) === code && !(await pointedAt(tab, 'html')).shown;
}
