import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { ensureBrowser } from '../../tools/run/find-browser.ts';

type Answer = {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
};
type Waiting = { done: (result: never) => void; refuse: (cause: Error) => void };

/**
 * Chromium over its debugging pipe, with nothing attached but what is asked for. Puppeteer attaches to each worker and
 * holds it at its start until it has looked at it: that wait would be in every number here.
 */
export class Pipe {
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners: ((method: string, params: never) => void)[] = [];
  #last = 0;

  /** @param profile a folder that is there already; it is removed at the end */
  constructor(profile = mkdtempSync(join(tmpdir(), 'medcard-worker-')), args: readonly string[] = []) {
    this.#profile = profile;
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    const pipe = ['--remote-debugging-pipe', '--enable-unsafe-extension-debugging', `--user-data-dir=${this.#profile}`];
    this.#child = spawn(
      ensureBrowser('chromium'),
      ['--headless=new', '--disable-gpu', ...root, ...quiet, ...pipe, ...args, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    let rest = '';
    const output = this.#child.stdio[4] as Readable;
    output.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.#take(JSON.parse(part));
    });
    this.#child.once('exit', () => {
      for (const { refuse } of this.#waiting.values()) refuse(new Error('the browser has ended'));
    });
  }

  send<Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> {
    const id = ++this.#last;
    const input = this.#child.stdio[3] as Writable;
    input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    return new Promise<Result>((done, refuse) => this.#waiting.set(id, { done, refuse }));
  }

  listen(listener: (method: string, params: never) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.#child.once('exit', done));
    await this.send('Browser.close').catch(() => undefined);
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #take({ id, method, params, result, error }: Answer): void {
    if (id === undefined) {
      for (const listener of this.#listeners) listener(method ?? '', params as never);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.refuse(new Error(error.message));
    else waiting?.done(result as never);
  }
}
