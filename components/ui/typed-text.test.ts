import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** What holds yes, no or a number of ours. A choice from a list may tell whose request or document it is. */
const CHOICES = /type="(?:checkbox|radio|range)"/;

/** The opening tags of fields in a file of components. */
const fieldsIn = (text: string): string[] => text.match(/<(?:input|textarea|select)\b(?:=>|[^>])*>/g) ?? [];

const sources = ['components', 'entrypoints'].flatMap((floor) =>
  readdirSync(floor, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
    .map((name) => join(floor, name)),
);

/**
 * Both browsers write what stands in the fields of a page to the disk, in clear, so that a crash loses no tab; the
 * passphrase too while it is shown. `autocomplete="off"` is what they listen to.
 */
it('no field lets the browser write down what is typed into it', () => {
  const fields = sources.flatMap((file) => fieldsIn(readFileSync(file, 'utf8')).map((field) => ({ file, field })));
  expect(fields.length).toBeGreaterThan(20);
  const open = fields.filter(({ field }) => !CHOICES.test(field) && !/autocomplete=/.test(field));
  expect(open).toEqual([]);
});
