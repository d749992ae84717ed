import fc from 'fast-check';
import { createTarPacker } from 'modern-tar';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bytes, concat, utf8 } from '../../kernel';
import { openBackup, sealBackup } from '../../vault';
import { type BackupFile, sha256Hex } from './backup-files';
import { encodeMetadata, encodeSums } from './metadata';
import { BUDGETS, inspectBackup, wantedFiles } from './read-backup';
import { tarOf } from './tar';
import { AT, bytesOf, filesFor, type Kept, keptOf, listOf, someDocuments, streamOf, tarFor } from './test-backup';

// Properties run long where other work shares the processor.
vi.setConfig({ testTimeout: 60_000 });

const inspect = (tar: Bytes) => inspectBackup(streamOf([tar]));
const fault = async (tar: Bytes) => {
  const seen = await inspect(tar);
  return seen.ok ? 'accepted' : seen.error.code;
};
const packed = (files: readonly BackupFile[]) => bytesOf(tarOf(streamOf(files)));

async function readBack(tar: Bytes) {
  const seen = await inspect(tar);
  if (!seen.ok) throw new Error(seen.error.code);
  const wanted = new Map(seen.value.documents.map(({ file, sha256 }) => [file, sha256]));
  const bytes = new Map<string, Bytes>();
  for await (const one of wantedFiles(streamOf([tar]), wanted)) bytes.set(one.file, one.bytes);
  return seen.value.documents.map(({ file, person: _, ...told }) => ({ ...told, bytes: bytes.get(file) }));
}

const told = ({ revision: _r, generation: _g, addedAt: _a, sealed: _s, ...rest }: Kept) => rest;

describe('a backup', () => {
  it('gives back every document and all that was known of it, for any set of them', async () => {
    const document = fc.tuple(fc.string({ unit: 'binary', maxLength: 60 }), fc.uint8Array({ maxLength: 3_000 }));
    await fc.assert(
      fc.asyncProperty(fc.array(document, { maxLength: 12 }), async (given) => {
        const kept = await Promise.all(
          given.map(([title, bytes]) => keptOf(title.toWellFormed(), new Uint8Array(bytes))),
        );
        expect(await readBack(await bytesOf(tarFor(kept)))).toEqual(kept.map(told));
      }),
      { numRuns: 30 },
    );
  });

  it('carries what the person has said in the document’s place', async () => {
    const corrected = { title: 'Кровь', day: '2026-05-20', kind: 'lab', organisation: '' } as const;
    const kept = await Promise.all(
      [corrected, { organisation: 'Больница' }].map((said, n) => keptOf(`${n}`, utf8(`${n}`), { corrected: said })),
    );
    expect(await readBack(await bytesOf(tarFor(kept)))).toEqual(kept.map(told));
  });

  it('tells which documents could not be read, and keeps the others', async () => {
    const kept = await someDocuments();
    const files = filesFor(kept, async ({ id }) =>
      id === kept[1]?.id
        ? { ok: false, error: 'damaged' }
        : { ok: true, value: kept.find((one) => one.id === id)?.bytes as Bytes },
    );
    const list: BackupFile[] = [];
    let summary = await files.next();
    for (; !summary.done; summary = await files.next()) list.push(summary.value);
    expect(summary.value).toEqual({ ok: true, value: { documents: 3, left: ['Общий анализ крови'] } });
    const seen = await inspect(await packed(list));
    expect(seen.ok && [seen.value.documents.length, seen.value.missing.length]).toEqual([3, 1]);
  });

  it('ends when the archive closes under it', async () => {
    const files = filesFor(await someDocuments(), async () => ({ ok: false, error: 'gone' }));
    await files.next();
    expect(await files.next()).toEqual({ done: true, value: { ok: false, error: 'gone' } });
  });
});

it('gives only the wanted files, whatever the pieces it comes in', async () => {
  const kept = await someDocuments();
  const tar = await bytesOf(tarFor(kept));
  const seen = await inspect(tar);
  if (!seen.ok) throw new Error(seen.error.code);
  for (const size of [64, 1_000, 65_536]) {
    for (const chosen of seen.value.documents) {
      const pieces = Array.from({ length: Math.ceil(tar.length / size) }, (_, n) =>
        tar.slice(n * size, (n + 1) * size),
      );
      const files = wantedFiles(streamOf(pieces), new Map([[chosen.file, chosen.sha256]]));
      expect((await files.next()).value).toMatchObject({ file: chosen.file });
      expect(await files.next()).toEqual({ done: true, value: null });
    }
  }
});

describe('a hostile or broken tar', () => {
  let files: BackupFile[];
  let whole: Bytes;
  const file = (name: string, bytes = utf8('x')): BackupFile => ({ name, bytes, mtime: AT });
  const raw = async (
    ...headers: { name: string; size: number; type?: 'symlink' | 'link' | 'fifo'; linkname?: string }[]
  ) => {
    const { readable, controller } = createTarPacker();
    for (const header of headers) {
      const writer = controller.add(header).getWriter();
      if (header.size > 0) await writer.write(new Uint8Array(header.size));
      await writer.close();
    }
    controller.finalize();
    return bytesOf(readable);
  };
  beforeAll(async () => {
    files = await listOf(filesFor(await someDocuments()));
    whole = await packed(files);
  });

  it.each(['../а.pdf', '/tmp/а.pdf', 'документы/../../а', 'C:\\а.pdf', '.bashrc', 'документы/а/б/в.pdf'])(
    'refuses the name %s',
    async (name) => {
      expect(await fault(await packed([...files, file(name)]))).toBe('unsafe-name');
    },
  );

  it('refuses links and devices, wherever they point', async () => {
    for (const type of ['symlink', 'link', 'fifo'] as const) {
      expect(await fault(await raw({ name: 'документы/а.pdf', size: 0, type, linkname: '/etc/passwd' }))).toBe('link');
    }
  });

  it('refuses two files of one name, also in another case', async () => {
    const [first] = files.filter(({ name }) => name.startsWith('документы/'));
    if (!first) throw new Error('no document');
    expect(await fault(await packed([...files, first]))).toBe('twice');
    expect(await fault(await packed([...files, { ...first, name: first.name.replace('.pdf', '.PDF') }]))).toBe('twice');
  });

  it('refuses a declared size beyond the budget before it reads a byte of it', async () => {
    const { readable, controller } = createTarPacker();
    controller.add({ name: 'README.txt', size: BUDGETS['README.txt'] + 1 });
    const reader = readable.getReader();
    const { value } = await reader.read();
    const endless = new ReadableStream<Bytes>({
      start: (to) => to.enqueue(value as Bytes),
      pull: (to) => to.enqueue(new Uint8Array(65_536)),
    });
    expect(await inspectBackup(endless)).toEqual({ ok: false, error: { code: 'too-large', file: 'README.txt' } });
  });

  it('names the document whose bytes are others, the one that is missing and the one nobody listed', async () => {
    const at = files.findIndex(({ name }) => name.startsWith('документы/'));
    const victim = files[at] as BackupFile;
    const changed = files.with(at, { ...victim, bytes: utf8('%PDF-1.7 подмена') });
    expect(await inspect(await packed(changed))).toEqual({
      ok: false,
      error: { code: 'sum-mismatch', file: victim.name },
    });
    expect(await inspect(await packed(files.toSpliced(at, 1)))).toEqual({
      ok: false,
      error: { code: 'missing-file', file: victim.name },
    });
    expect(await inspect(await packed([...files, file('документы/лишний.pdf')]))).toEqual({
      ok: false,
      error: { code: 'extra-file', file: 'документы/лишний.pdf' },
    });
  });

  it('is not satisfied by sums alone: the list must agree with them', async () => {
    const [one] = await someDocuments();
    const { bytes: _, ...entry } = told(one as Kept);
    const body = utf8('другое');
    const listed = encodeMetadata({
      createdAt: AT,
      persons: [],
      missing: [],
      documents: [{ ...entry, file: 'документы/а.pdf' }],
    });
    const sums = encodeSums([['документы/а.pdf', await sha256Hex(body)]]);
    expect(
      await fault(
        await packed([file('документы/а.pdf', body), file('metadata.json', listed), file('SHA256SUMS', sums)]),
      ),
    ).toBe('sum-mismatch');
  });

  it('needs its list and its sums, of a version it knows', async () => {
    const without = (name: string) => packed(files.filter((one) => one.name !== name));
    expect(await fault(await without('metadata.json'))).toBe('no-list');
    expect(await fault(await without('SHA256SUMS'))).toBe('no-list');
    const newer = files.map((one) =>
      one.name === 'metadata.json' ? file(one.name, utf8('{"format":"medcard-backup","version":3}')) : one,
    );
    expect(await fault(await packed(newer))).toBe('newer-format');
  });

  it('takes the files in any order', async () => {
    expect(await fault(await packed([...files].reverse()))).toBe('accepted');
  });

  it('never accepts a tar that was cut, nor one with a changed byte that matters', async () => {
    const ends = whole.findLastIndex((byte) => byte !== 0) + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: ends - 1 }), async (at) => {
        expect(await fault(whole.slice(0, at))).not.toBe('accepted');
      }),
      { numRuns: 80 },
    );
    const before = await readBack(whole);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const changed = whole.slice();
          changed[at] = (changed[at] ?? 0) ^ mask;
          const seen = await inspect(changed);
          // A changed owner, date or README's own header byte is no change of a document.
          if (seen.ok) expect(await readBack(changed)).toEqual(before);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reports a file that changed between looking and restoring', async () => {
    const seen = await inspect(whole);
    if (!seen.ok) throw new Error(seen.error.code);
    const [first] = seen.value.documents;
    const stale = wantedFiles(streamOf([whole]), new Map([[first?.file ?? '', '0'.repeat(64)]]));
    expect(await stale.next()).toEqual({ done: true, value: { code: 'sum-mismatch', file: first?.file } });
    const absent = wantedFiles(streamOf([whole]), new Map([['документы/нет.pdf', '0'.repeat(64)]]));
    expect(await absent.next()).toMatchObject({ done: true, value: { code: 'missing-file' } });
  });
});

describe('the age file around it', () => {
  const key = { kind: 'passphrase', passphrase: 'ромашка трактор' } as const;
  it('opens with its phrase, and is refused whole when changed, cut, reordered or lengthened', async () => {
    const kept = [...(await someDocuments()), await keptOf('Большой', new Uint8Array(200_000).fill(3))];
    const { sealed } = await sealBackup({ kind: 'recipient', recipient: RECIPIENT }, tarFor(kept));
    const whole = await bytesOf(sealed);
    const identity = { kind: 'identity', identity: IDENTITY } as const;
    const judge = async (bytes: Bytes): Promise<string> => {
      const opened = await openBackup(identity, new Blob([bytes]));
      if (!opened.ok) return opened.error;
      const seen = await inspectBackup(opened.value);
      return seen.ok ? 'accepted' : seen.error.code;
    };
    expect(await judge(whole)).toBe('accepted');
    const chunk = 65_536 + 16;
    const start = whole.length - (whole.length % chunk);
    const parts = [
      whole.slice(0, 200),
      whole.slice(200, 200 + chunk),
      whole.slice(200 + chunk, 200 + 2 * chunk),
    ] as const;
    expect(start).toBeGreaterThan(2 * chunk);
    expect(await judge(concat(parts[0], parts[2], parts[1], whole.slice(200 + 2 * chunk)))).toBe('damaged');
    expect(await judge(concat(whole, utf8('ещё')))).toBe('damaged');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const changed = whole.slice();
          changed[at] = (changed[at] ?? 0) ^ mask;
          expect(['not-age', 'damaged', 'wrong-key']).toContain(await judge(changed));
          expect(['not-age', 'damaged']).toContain(await judge(whole.slice(0, at)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells a wrong phrase, a too costly one, a file that is no age file, an endless header', async () => {
    const { sealed } = await sealBackup(key, tarFor([]));
    const file = new Blob([await bytesOf(sealed)]);
    const error = async (blob: Blob, passphrase: string = key.passphrase) => {
      const opened = await openBackup({ kind: 'passphrase', passphrase }, blob);
      return opened.ok ? 'opened' : opened.error;
    };
    expect(await error(file)).toBe('opened');
    expect(await error(file, 'другая')).toBe('wrong-key');
    const costly = (await file.text()).split('\n')[1]?.replace(/ 18$/, ' 21') ?? '';
    const header = `age-encryption.org/v1\n${costly}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`;
    expect(await error(new Blob([header, new Uint8Array(64)]))).toBe('too-costly');
    expect(await error(new Blob(['%PDF-1.7']))).toBe('not-age');
    expect(await error(new Blob(['age-encryption.org/v1\n', new Uint8Array(2 ** 20).fill(65)]))).toBe('not-age');
  }, 60_000);
});

// A pair made for this test only.
const IDENTITY = 'AGE-SECRET-KEY-138HKH9E9R0FTP03WFDH6HXAH0YAXQAR20YNFS39R78KCWQDE9NFQGMWQKC';
const RECIPIENT = 'age1clhvn2qv30gg9lr738l36mleeh9jfjmdn5pvpx420933chggza4qh94ghp';
