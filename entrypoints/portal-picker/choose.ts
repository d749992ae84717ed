/** What a text element is: it has letters of its own, is seen, and is not so large that it could not be a status. */
const LONGEST = 120;
const KEYS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
const PRESSES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick'] as const;

export type Choice = {
  onPoint: (element: Element | null) => void;
  onTake: (element: Element) => void;
  onCancel: () => void;
};

/**
 * Lets the person point at a text of the page, by mouse or keyboard, until `signal` ends it. The person's own presses are
 * kept from the page while this lasts, except those on `host`; the page's own script clicks go on untouched.
 */
export function choose(
  page: Document,
  host: Element,
  signal: AbortSignal,
  { onPoint, onTake, onCancel }: Choice,
): void {
  const how = { signal, capture: true };
  const outside = (event: Event) => !event.composedPath().includes(host);
  let at: Element | null = null;
  const point = (element: Element | null) => {
    if (element !== at) onPoint(element);
    at = element;
  };

  page.defaultView?.addEventListener(
    'mousemove',
    (event) => {
      if (outside(event)) point(textElement(event.composedPath()[0]));
    },
    how,
  );
  for (const press of PRESSES) {
    page.defaultView?.addEventListener(
      press,
      (event) => {
        if (!event.isTrusted || !outside(event) || (event as MouseEvent).button !== 0) return;
        swallow(event);
        const element = press === 'click' ? textElement(event.composedPath()[0]) : null;
        if (element) onTake(element);
      },
      how,
    );
  }
  page.defaultView?.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.ctrlKey || event.altKey || event.metaKey) return;
      const step = event.key === 'Tab' ? (event.shiftKey ? -1 : 1) : KEYS[event.key];
      if (event.key === 'Escape') onCancel();
      else if (step !== undefined) point(next(page, at, step));
      // Enter on our own button presses that button.
      else if (event.key === 'Enter' && at !== null && !(event.composedPath()[0] instanceof HTMLButtonElement))
        onTake(at);
      else return;
      swallow(event);
      if (step !== undefined) at?.scrollIntoView({ block: 'center', inline: 'nearest' });
    },
    how,
  );
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function textElement(target: EventTarget | undefined): Element | null {
  const element = target instanceof Element ? target : null;
  const text = element?.textContent?.trim() ?? '';
  return element && text !== '' && text.length <= LONGEST ? element : null;
}

/** Every seen element with letters of its own, in reading order. */
export function textElements(page: Document): Element[] {
  const main = page.querySelector('main, [role="main"]') ?? page.body;
  return [...main.querySelectorAll('*')].filter(
    (element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && /[\p{L}\p{N}]/u.test(node.nodeValue ?? '')) &&
      textElement(element) !== null &&
      !element.matches('script, style, template, noscript, option, textarea') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
}

function next(page: Document, from: Element | null, step: number): Element | null {
  const all = textElements(page);
  const now = from === null ? (step > 0 ? -1 : all.length) : all.indexOf(from);
  return all[Math.max(0, Math.min(all.length - 1, now + step))] ?? null;
}
