import type { DeskView, MadeFile, RefusalCode, ScanItem } from '../../../components/desk';
import { type DeskClient, type DeskTrouble, type Fix, type Judged, NO_FIX } from '../../../utils/documents/desk';
import { type Bytes, randomId } from '../../../utils/kernel';

/** Files that were made, for saving and for the archive. */
export type MadeBlob = { name: string; blob: Blob };

export type DeskSession = {
  view: () => DeskView;
  onChange: (listener: () => void) => () => void;
  add: (files: readonly File[]) => Promise<void>;
  remove: (id: string) => void;
  earlier: (id: string) => void;
  fix: (id: string, fix: Fix) => void;
  form: (form: DeskView['form']) => void;
  limit: (megabytes: number) => void;
  make: (names: { pdf: string; ready: string }) => Promise<void>;
  stop: () => void;
  made: () => readonly MadeBlob[];
};

const MEGABYTE = 1_000_000;
const DEFAULT_LIMIT = 5;

/** What lies on the desk, for as long as the page is open: another section may be looked at in between. */
export function deskSession(client: DeskClient): DeskSession {
  let view: DeskView = { items: [], make: { state: 'ready' }, form: 'pdf', limit: DEFAULT_LIMIT };
  let made: readonly MadeBlob[] = [];
  const files = new Map<string, File>();
  const listeners = new Set<() => void>();

  const show = (next: Partial<DeskView>) => {
    view = { ...view, ...next };
    for (const listener of listeners) listener();
  };
  /** What was made is of the list as it was. */
  const change = (next: Partial<DeskView>) => {
    made = [];
    show({ ...next, make: { state: 'ready' } });
  };
  const put = (id: string, part: Partial<ScanItem>) =>
    show({ items: view.items.map((item) => (item.id === id ? { ...item, ...part } : item)) });
  const isWorking = () => view.make.state === 'working';
  const pictures = () =>
    view.items.flatMap((item) => {
      const file = files.get(item.id);
      return item.state === 'judged' && item.look?.kind !== 'pdf' && file ? [{ item, file }] : [];
    });

  return {
    view: () => view,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async add(taken) {
      const fresh = taken.map((file) => {
        const id = randomId();
        files.set(id, file);
        return { id, file };
      });
      const items = fresh.map(({ id, file: { name, size } }): ScanItem => ({ ...NEW, id, name, size }));
      change({ items: [...view.items, ...items] });
      for (const { id, file } of fresh) {
        const looked = await client.look(file, file.name);
        if (files.has(id)) put(id, looked.ok ? judgedPart(looked.value) : { state: 'refused', refusal: 'ended' });
      }
    },
    remove(id) {
      const gone = view.items.find((item) => item.id === id);
      if (gone?.preview) URL.revokeObjectURL(gone.preview);
      files.delete(id);
      change({ items: view.items.filter((item) => item.id !== id) });
    },
    earlier(id) {
      const at = view.items.findIndex((item) => item.id === id);
      if (at < 1) return;
      const items = [...view.items];
      items.splice(at - 1, 0, ...items.splice(at, 1));
      change({ items });
    },
    fix: (id, fix) => change({ items: view.items.map((item) => (item.id === id ? { ...item, fix } : item)) }),
    form: (form) => change({ form }),
    limit: (limit) => change({ limit }),
    async make({ pdf, ready }) {
      const all = pictures();
      if (all.length === 0 || isWorking()) return;
      const { form, limit } = view;
      const groups = form === 'pdf' ? [all] : all.map((one) => [one]);
      const blobs: (MadeBlob & { pages: number })[] = [];
      const before = view.items;
      show({ make: { state: 'working', done: 0, total: all.length } });
      for (const [at, group] of groups.entries()) {
        const onProgress = (done: number) =>
          show({ make: { state: 'working', done: form === 'pdf' ? done : at, total: all.length } });
        const wanted = group.map(({ item, file }) => ({ file, fix: item.fix }));
        const result = await client.make(wanted, form, limit * MEGABYTE, onProgress);
        // The list was changed meanwhile, or the person said stop and changed it: this result is of another list.
        if (!isWorking() || view.items !== before) return;
        if (!result.ok) return show({ make: { state: 'trouble', trouble: troubleOf(result.error) } });
        const name = form === 'pdf' ? `${pdf}.pdf` : `${stem(group[0]?.item.name ?? pdf)} (${ready}).jpg`;
        blobs.push({ name: free(name, blobs), blob: blobOf(result.value.bytes, form), pages: group.length });
      }
      made = blobs;
      const told = blobs.map(({ name, blob, pages }): MadeFile => ({ name, size: blob.size, pages }));
      show({ make: { state: 'done', files: told } });
    },
    stop: client.stop,
    made: () => made,
  };
}

const NEW: Omit<ScanItem, 'id' | 'name' | 'size'> = {
  state: 'looking',
  look: null,
  report: null,
  preview: null,
  refusal: null,
  fix: NO_FIX,
};

/** What is certainly wrong is set right from the start; the rest is the person's choice. */
function judgedPart({ look, report, preview, decoded }: Judged): Partial<ScanItem> {
  const refusal: RefusalCode | null = look.refusal ?? (decoded || look.kind === 'pdf' ? null : 'undecoded');
  if (refusal) return { state: 'refused', look, refusal };
  const level = report?.flaws.includes('skewed') ? (report.angle ?? 0) : 0;
  return {
    state: 'judged',
    look,
    report,
    preview: preview && URL.createObjectURL(preview),
    fix: { ...NO_FIX, level },
  };
}

const troubleOf = (trouble: DeskTrouble) =>
  trouble.code === 'too-much' ? ({ code: 'tooMuch', least: trouble.least } as const) : { code: trouble.code };

const stem = (name: string): string => name.replace(/\.[^.]{1,5}$/, '') || name;

const blobOf = (bytes: Bytes, form: DeskView['form']): Blob =>
  new Blob([bytes], { type: form === 'pdf' ? 'application/pdf' : 'image/jpeg' });

/** Two pictures of one name from two folders must not become one file. */
function free(name: string, taken: readonly MadeBlob[]): string {
  const isTaken = (one: string) => taken.some((other) => other.name === one);
  for (let n = 2, tried = name; ; n++) {
    if (!isTaken(tried)) return tried;
    tried = name.replace(/(\.\w+)$/, ` ${n}$1`);
  }
}
