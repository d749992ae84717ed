import { createTarDecoder, createTarPacker } from 'modern-tar';
import { type Bytes, concat, timeIn } from '../../kernel';
import type { BackupFile } from './backup-files';

/**
 * A tar of the files as they come. Every name outside ASCII has a pax record besides: Windows' own tar would read a
 * bare one in the code page of the system.
 */
export function tarOf(files: ReadableStream<BackupFile>): ReadableStream<Bytes> {
  const { readable, controller } = createTarPacker();
  const reader = files.getReader();
  const pack = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return controller.finalize();
      const { name, bytes, mtime } = value;
      const pax = /^[ -~]*$/.test(name) ? {} : { pax: { path: name } };
      const writer = controller
        .add({ name, size: bytes.length, mtime: new Date(timeIn(mtime)), mode: 0o600, ...pax })
        .getWriter();
      if (bytes.length > 0) await writer.write(bytes);
      await writer.close();
    }
  };
  pack().catch((cause) => {
    controller.error(cause);
    reader.cancel(cause).catch(() => undefined);
  });
  return readable;
}

/** `file` or what else an entry is: `symlink`, `link`, `directory`, … */
export type TarEntry = {
  name: string;
  type: string;
  size: number;
  read: () => Promise<Bytes>;
  skip: () => Promise<void>;
};

/** Entries one by one; each must be read or skipped before the next. Throws on anything that is not a whole tar. */
export async function* tarEntries(tar: ReadableStream<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = tar.pipeThrough(createTarDecoder({ strict: true })).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const { header, body } = value;
      yield {
        name: header.name,
        type: header.type ?? 'file',
        size: header.size,
        read: () => whole(body),
        // Not `cancel`: the decoder reads ahead, and cancelling a body it has left behind takes the next one's away.
        skip: () => body.pipeTo(new WritableStream()),
      };
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function whole(body: ReadableStream<Uint8Array>): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concat(...parts);
    parts.push(value);
  }
}
