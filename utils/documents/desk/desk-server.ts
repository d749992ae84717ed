import { GIF_HEAD, HEAD, type Look, lookAt } from '../scan/picture';
import { breaksOff } from '../scan/whole';
import type { DeskOrder, DeskWord, Judged, MakeFault } from './desk-protocol';
import { decode, judge, preview, write } from './draw-picture';
import { type Page, press, type Step } from './ladder';
import { picturesPdf } from './pictures-pdf';

type Say = (word: DeskWord, moved?: Transferable[]) => void;
type Make = Extract<DeskOrder, { order: 'make' }>;

export function serveDesk(say: Say): (event: MessageEvent<DeskOrder>) => void {
  return ({ data }) => {
    const work = data.order === 'look' ? look(data.file, data.name, say) : make(data, say);
    work.catch(() => say({ word: 'failed' }));
  };
}

async function look(file: Blob, name: string, say: Say): Promise<void> {
  say({ word: 'looked', judged: await judged(file, name) });
}

async function judged(file: Blob, name: string): Promise<Judged> {
  const seen = await looked(file, name);
  const nothing = { look: seen, report: null, preview: null, decoded: false };
  if (seen.refusal || seen.kind === 'pdf') return nothing;
  const picture = await decode(file);
  if (!picture) return nothing;
  try {
    return { look: seen, report: judge(picture), preview: await preview(picture), decoded: true };
  } finally {
    picture.close();
  }
}

/** Before anything is decoded. */
async function looked(file: Blob, name: string): Promise<Look> {
  const read = async (length: number) => new Uint8Array(await file.slice(0, length).arrayBuffer());
  const head = await read(HEAD);
  const seen = lookAt(head, name, file.size);
  if (seen.refusal) return seen;
  if (seen.kind === 'gif' && file.size > HEAD) return lookAt(await read(GIF_HEAD), name, file.size);
  return (await breaksOff(file, head, seen.kind)) ? { ...seen, refusal: 'cut-short' } : seen;
}

class Unreadable extends Error {
  readonly fault: MakeFault;
  constructor(at: number) {
    super('unreadable');
    this.fault = { code: 'unreadable', at };
  }
}

/** Pictures are decoded one after another and let go: a dozen large ones do not fit into memory together. */
async function make({ wanted, form, limit }: Make, say: Say): Promise<void> {
  let side = 0;
  const encode = async (step: Step): Promise<Page[]> => {
    side = step.side;
    const pages: Page[] = [];
    for (const [at, { file, fix }] of wanted.entries()) {
      say({ word: 'progress', done: at, total: wanted.length });
      const picture = await decode(file);
      if (!picture) throw new Unreadable(at);
      try {
        pages.push(await write(picture, fix, step));
      } finally {
        picture.close();
      }
    }
    return pages;
  };
  const join = async (pages: readonly Page[]) => (form === 'pdf' ? picturesPdf(pages) : (pages[0] as Page).bytes);
  try {
    const fitted = await press({ limit, encode, join });
    if ('least' in fitted) return say({ word: 'refused', fault: { code: 'too-much', least: fitted.least } });
    const longest = Math.max(...fitted.pages.map(({ width, height }) => Math.max(width, height)));
    say({ word: 'made', bytes: fitted.bytes, side: Math.min(side, longest) }, [fitted.bytes.buffer]);
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    say({ word: 'refused', fault: cause.fault });
  }
}
