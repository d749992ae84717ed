import { browser } from './browser';

/**
 * Runs in the page, in our own world of it: must stand alone. Only measures: adds nothing, changes nothing, and gives
 * back no text and no picture, only kinds and places of what is in the window.
 */
function measure() {
  const boxes: [string, number, number, number, number][] = [];
  const most = 2_000;
  const add = (kind: string, { left, top, right, bottom }: DOMRect) => {
    const isInside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    if (isInside && right - left > 1 && bottom - top > 1 && boxes.length < most)
      boxes.push([kind, left, top, right, bottom]);
  };
  const pictures = 'img, svg, canvas, video, picture, object, embed';
  const kindOf = (element: Element): string | null => {
    if (element.matches(pictures)) return 'picture';
    if (element.matches('iframe')) return 'frame';
    if (element.matches('input, select, textarea, [contenteditable="true"]')) return 'field';
    if (element.matches('button, [role="button"]')) return 'button';
    return getComputedStyle(element).backgroundImage.includes('url(') ? 'picture' : null;
  };
  const walk = (element: Element) => {
    if (boxes.length >= most || element.localName.startsWith('medcard-') || element.matches('script, style, noscript'))
      return;
    const { visibility, display, opacity } = getComputedStyle(element);
    if (display === 'none' || opacity === '0') return;
    const isSeen = visibility === 'visible';
    const kind = kindOf(element);
    if (kind !== null && isSeen) add(kind, element.getBoundingClientRect());
    // What such an element draws inside is a picture or an entry: its place is enough.
    if (element.matches(`${pictures}, iframe, input, select, textarea`)) return;
    for (const node of element.childNodes) {
      if (node instanceof Element) walk(node);
      else if (node instanceof Text && isSeen && node.data.trim() !== '') {
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const line of range.getClientRects()) add('text', line);
      }
    }
  };
  if (document.body) walk(document.body);
  return { width: innerWidth, height: innerHeight, boxes };
}

/** Measures the page of these hosts the person looked at last. Null when none is open; unchecked: give it a shape. */
export async function measureTab(origins: readonly string[]): Promise<unknown> {
  const tabs = await browser.tabs.query({ url: origins.map((origin) => `${origin}/*`) }).catch(() => []);
  const [tab] = tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  if (tab?.id === undefined || tab.discarded) return null;
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId: tab.id }, func: measure })
    .catch(() => [undefined]);
  return answer?.result ?? null;
}
