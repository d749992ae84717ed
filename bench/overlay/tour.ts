/** What every bundle of the overlay rows leaves in the page. */
export type Tour = {
  start: () => void;
  next: () => void;
  /** Can this step (1 is the first) be read on the screen now? */
  shown: (step: number) => boolean;
};

export type Measured = { ms: number; evaluate: number };

/**
 * Runs in the page, as one function without outside names. Everything begins at the start of a frame, so that the wait
 * for the next one, which is the same for all, is not counted; it ends when a frame that shows the step has been drawn.
 * A bundle that needs several frames pays for them, as the person does.
 */
export function untilPainted({ code, step }: { code: string | null; step: number }): Promise<Measured> {
  const scope = globalThis as unknown as { benchTour?: Tour };
  const afterFrame = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then();
    port2.postMessage(null);
  };
  return new Promise((done, refuse) => {
    let begun = 0;
    let evaluate = 0;
    const look = () => {
      const now = performance.now();
      if (scope.benchTour?.shown(step)) return done({ ms: now - begun, evaluate });
      if (now - begun > 10_000) return refuse(new Error(`step ${step} was not shown`));
      requestAnimationFrame(() => afterFrame(look));
    };
    requestAnimationFrame(() => {
      begun = performance.now();
      if (code === null) scope.benchTour?.next();
      else {
        // biome-ignore lint/security/noGlobalEval: a script element would be stopped by nothing here, but says no time.
        globalThis.eval(code);
        evaluate = performance.now() - begun;
        scope.benchTour?.start();
      }
      afterFrame(look);
    });
  });
}

/** Elements of the page with those in open shadow roots. */
export function countNodes(): number {
  const inside = (root: Document | ShadowRoot): number =>
    [...root.querySelectorAll('*')].reduce(
      (total, one) => total + 1 + (one.shadowRoot ? inside(one.shadowRoot) : 0),
      0,
    );
  return inside(document);
}
