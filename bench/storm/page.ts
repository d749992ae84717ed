/** A list of 220 requests in the manner of the portal; the control that is pointed at stands in its menu. */
export const STORM_URL = 'https://lk.gosuslugi.ru/orders';

const row = (index: number) =>
  `<li><a href="/order/54000${String(index).padStart(5, '0')}"><h5>Запрос медицинских документов</h5><span>№ 54000${index}</span></a></li>`;

export const stormPage = (): string => `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Заявления</title><style>
body { margin: 0; font: 16px/1.5 sans-serif; color: #0b1f33; background: #f5f7fa }
nav { display: flex; gap: 24px; padding: 24px } main { padding: 24px }
ul { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px; list-style: none }
li { height: 64px; padding: 8px; border-radius: 12px; background: #fff; overflow: hidden }
</style></head><body><nav><a href="/orders">Заявления</a><a href="/profile">Документы</a>
<a id="target-1" href="/health">Здоровье</a><a href="/settings/account">Профиль</a></nav>
<main><h1>Заявления</h1><ul>${Array.from({ length: 220 }, (_, index) => row(index)).join('')}</ul></main></body></html>`;

/** Run in the page before anything else: counts the observers of every kind that are at work. */
export function countObservers(): void {
  const alive = new Set<object>();
  const scope = globalThis as unknown as Record<string, new (call: never) => { observe(): void; disconnect(): void }>;
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
    const Real = scope[name];
    if (!Real) continue;
    scope[name] = class extends Real {
      override observe(...given: []) {
        alive.add(this);
        super.observe(...given);
      }
      override disconnect() {
        alive.delete(this);
        super.disconnect();
      }
    };
  }
  Object.assign(globalThis, { benchAlive: () => alive.size, chrome: (globalThis as { chrome?: object }).chrome ?? {} });
}

/** Run in the page: rows of the list are made anew, evenly, so many a second. Answers how many there were. */
export function storm(perSecond: number, seconds: number): Promise<number> {
  const list = document.querySelector('ul') as HTMLUListElement;
  const begun = performance.now();
  return new Promise((done) => {
    let made = 0;
    const timer = setInterval(() => {
      const spent = Math.min(seconds, (performance.now() - begun) / 1_000);
      for (; made < spent * perSecond; made++) {
        const old = list.children[made % list.children.length] as Element;
        old.replaceWith(old.cloneNode(true));
      }
      if (spent < seconds) return;
      clearInterval(timer);
      done(made);
    }, 10);
  });
}

/** Run in the page: the tab is left and come back to so many times; answers the observers at work when it is left, and after. */
export async function switchTabs(times: number): Promise<{ away: number; back: number }> {
  const alive = () => (globalThis as unknown as { benchAlive: () => number }).benchAlive();
  let state = 'visible';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => state === 'hidden' });
  const turn = async (to: string) => {
    state = to;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await new Promise((wake) => setTimeout(wake, 1));
  };
  let away = 0;
  for (let time = 0; time < times; time++) {
    await turn('hidden');
    away = alive();
    await turn('visible');
  }
  // Ours lets go of its observer between a change and the look that it asks for.
  await new Promise((wake) => setTimeout(wake, 2_000));
  return { away, back: alive() };
}
