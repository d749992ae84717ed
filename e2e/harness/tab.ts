import type { ElementHandle, Page } from 'puppeteer-core';

/** A control that was pressed and is not back by then has gone for good. */
const GONE_MS = 5_000;

type Wanted = { text: string; control: boolean };

/**
 * Runs in the page: the innermost visible element that carries the words, open shadow roots included. For a control the
 * accessible name counts (aria-label, then text); the overlay lives in an open shadow root, so this sees it too.
 */
function findVisible({ text, control }: Wanted): Element | null {
  const tidy = (words: string | null | undefined) => (words ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const visible = (element: Element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden';
  };
  const every = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? every(element.shadowRoot) : []),
    ]);
  const controls = 'button, a[href], summary, input, select, textarea, [role=button], [role=tab], [role=link]';
  const name = (element: Element) => {
    const field = element as HTMLInputElement;
    return tidy(element.getAttribute('aria-label') ?? (field.labels?.[0]?.textContent || element.textContent));
  };
  const matches = every(document).filter((element) => {
    if (['SCRIPT', 'STYLE', 'HEAD', 'TITLE'].includes(element.tagName)) return false;
    if (control ? !element.matches(controls) : false) return false;
    return (control ? name(element) : tidy(element.textContent)).includes(text) && visible(element);
  });
  if (!control) return matches.at(-1) ?? null;
  return matches.find((element) => name(element) === text) ?? matches[0] ?? null;
}

/** A page that is still being laid out moves what is aimed at: the click would land on what comes there instead. */
async function standsStill(control: ElementHandle): Promise<void> {
  for (let looks = 25, before = ''; looks > 0; looks--) {
    const now = JSON.stringify(await control.boundingBox());
    if (now === before) return;
    before = now;
    await new Promise((wake) => setTimeout(wake, 40));
  }
}

/** A page as a person meets it: by words and controls, never by our class names. */
export class Tab {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  goto(url: string): Promise<void> {
    return this.#leave(() => this.page.goto(url, { waitUntil: 'domcontentloaded' }), url);
  }

  reload(): Promise<void> {
    return this.#leave(() => this.page.reload({ waitUntil: 'domcontentloaded' }), 'the page anew');
  }

  /**
   * Whoever is first tells that the new page is there, the driver or the page: Firefox's driver is never told of the
   * extension's own pages, and now and then not of a tab that an extension has opened.
   */
  async #leave(go: () => Promise<unknown>, where: string): Promise<void> {
    await this.page.evaluate(() => {
      (globalThis as { isLeft?: true }).isLeft = true;
    });
    const arrived = () =>
      this.page.evaluate(
        () => location.href !== 'about:blank' && !('isLeft' in globalThis) && document.readyState !== 'loading',
      );
    await Promise.any([go(), this.until(arrived, where, 30_000)]);
  }

  /** Firefox tells no driver where an extension's page is; the page itself does. Empty when it does not answer. */
  async address(): Promise<string> {
    if (this.page.url() !== 'about:blank') return this.page.url();
    const asked = this.page.evaluate(() => location.href).catch(() => '');
    return Promise.race([asked, new Promise<string>((late) => setTimeout(() => late(''), 1_000))]);
  }

  /** Waits until the words stand on the screen. */
  async see(text: string, timeout = 30_000): Promise<ElementHandle> {
    return this.#find({ text, control: false }, timeout);
  }

  async seesNow(text: string): Promise<boolean> {
    return this.page.evaluate(
      `Boolean((${findVisible})(${JSON.stringify({ text, control: false })}))`,
    ) as Promise<boolean>;
  }

  /** Waits until the words are gone. */
  async notSee(text: string, timeout = 30_000): Promise<void> {
    await this.until(async () => !(await this.seesNow(text)), `«${text}» to go`, timeout);
  }

  /**
   * A real mouse click on the control with this name. One that was drawn anew between being found and being pressed is
   * looked for again, as a person would; if it stays away, the click had done its work before the driver lost sight of it.
   */
  async click(name: string, timeout = 30_000): Promise<void> {
    const end = Date.now() + timeout;
    for (let pressed = false; ; pressed = true) {
      const found = this.#find({ text: name, control: true }, pressed ? GONE_MS : timeout);
      const control = await (pressed ? found.catch(() => null) : found);
      if (!control) return;
      try {
        await standsStill(control);
        return await control.click();
      } catch (cause) {
        const isGone = !(await control.evaluate((element) => (element as Element).isConnected).catch(() => false));
        if (!isGone || Date.now() > end) throw cause;
      }
    }
  }

  /** Types into the field with this label, replacing what is there. */
  async fill(label: string, value: string, timeout = 30_000): Promise<void> {
    const field = await this.#find({ text: label, control: true }, timeout);
    await field.click({ count: 3 });
    await field.type(value);
  }

  /** Waits until `atLeast` of them stand in the page: for what has no words, as the field of a file. */
  async all(selector: string, atLeast = 1): Promise<ElementHandle[]> {
    let found: ElementHandle[] = [];
    await this.until(async () => {
      found = (await this.page.$$(selector)) as ElementHandle[];
      return found.length >= atLeast;
    }, `${atLeast} of ${selector}`);
    return found;
  }

  /** Gives files to the field a person would choose them with. */
  async upload(selector: string, ...paths: string[]): Promise<void> {
    const [input] = (await this.all(selector)) as ElementHandle<HTMLInputElement>[];
    await input?.uploadFile(...paths);
  }

  async control(name: string, timeout = 30_000): Promise<ElementHandle> {
    return this.#find({ text: name, control: true }, timeout);
  }

  /** Everything a person can read here now, shadow roots included: for messages of failed tests. */
  async words(): Promise<string> {
    return this.page.evaluate(() => {
      const inside = (root: Document | ShadowRoot): string =>
        [...root.querySelectorAll('*')]
          .map((element) => (element.shadowRoot ? inside(element.shadowRoot) : ''))
          .join(' ') +
        (root instanceof Document
          ? root.body.innerText
          : [...root.children].map((one) => (one as HTMLElement).innerText ?? '').join(' '));
      return inside(document).replace(/\s+/g, ' ').slice(0, 2_000);
    });
  }

  async screenshot(path: `${string}.png`): Promise<void> {
    await this.page.screenshot({ path });
  }

  close(): Promise<void> {
    return this.page.close();
  }

  async until(holds: () => Promise<boolean>, what: string, timeout = 30_000): Promise<void> {
    const end = Date.now() + timeout;
    for (;;) {
      if (await holds().catch(() => false)) return;
      if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what}`);
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }

  async #find(wanted: Wanted, timeout: number): Promise<ElementHandle> {
    let found: ElementHandle | null = null;
    try {
      await this.until(
        async () => {
          const handle = await this.page.evaluateHandle(`(${findVisible})(${JSON.stringify(wanted)})`);
          found = handle.asElement() as ElementHandle | null;
          return found !== null;
        },
        `«${wanted.text}»`,
        timeout,
      );
    } catch (cause) {
      throw new Error(`${(cause as Error).message}; the page says: ${await this.words().catch(() => '?')}`);
    }
    return found as unknown as ElementHandle;
  }
}
