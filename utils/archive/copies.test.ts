import { expect, it } from 'vitest';
import { dropCopies } from './copies';

const busy = (times: number, name: string) => {
  let asked = 0;
  const root = async () =>
    ({
      async removeEntry() {
        if (asked++ < times) throw new DOMException('', name);
      },
    }) as unknown as FileSystemDirectoryHandle;
  return { root, asked: () => asked };
};

it.each([
  ['a file that is being written is waited for', 3, 'NoModificationAllowedError', 4],
  ['a folder that is not there is no trouble', 9, 'NotFoundError', 1],
])('dropping the copies: %s', async (_, times, name, tries) => {
  const files = busy(times, name);
  await dropCopies(files.root);
  expect(files.asked()).toBe(tries);
});
