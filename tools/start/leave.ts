type Undo = () => Promise<unknown> | unknown;

/** What must be undone before the command ends, last thing first. Ctrl-C and a closed terminal end it the same way. */
export class Leaving {
  readonly #undo: Undo[] = [];
  #left: Promise<never> | null = null;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.leave(130));
  }

  before(undo: Undo): void {
    this.#undo.push(undo);
  }

  get left(): boolean {
    return this.#left !== null;
  }

  leave(code: number): Promise<never> {
    this.#left ??= this.#leave(code);
    return this.#left;
  }

  async #leave(code: number): Promise<never> {
    for (const undo of this.#undo.reverse()) {
      try {
        await undo();
      } catch {
        // What is half open cannot be closed better; the rest still has to be put away.
      }
    }
    process.exit(code);
  }
}
