import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../bench/bundles.ts';
import { wycheproofTexts } from '../utils/test-samples.ts';
import { VECTOR_COUNTS, type VectorReport } from '../utils/vault/test-vectors.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS } from './harness/person.ts';

const texts = wycheproofTexts();
const called = texts ? 'published vectors' : 'published vectors (skipped: no samples of Wycheproof)';

let server: Server;
let address = '';
beforeAll(async () => {
  const script = await bundle('vectors', 'e2e/vectors/in-browser.ts');
  server = createServer(({ url }, response) => {
    const [type, body] =
      url === '/vectors.js' ? ['text/javascript', script] : ['text/html', '<script src="/vectors.js"></script>'];
    response.setHeader('content-type', `${type}; charset=utf-8`).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A secure context, as the extension's own pages are.
  address = `http://localhost:${(server.address() as AddressInfo).port}/`;
}, 60_000);
afterAll(() => new Promise((resolve) => server?.close(resolve)));

describe.each(BROWSERS)(`${called} in %s`, (browser) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch({ browser, portalPort: null, extension: false });
  });
  afterAll(() => session?.close());

  it.each(['page', 'worker'] as const)(
    'in a %s come out as published',
    async (place) => {
      const tab = await session.open(address);
      const given = JSON.stringify(texts);
      const asked = `vectors.run(${JSON.stringify(place)}, ${given})`;
      const report = (await tab.page.evaluate(asked)) as VectorReport;
      await tab.close();
      for (const [name, { passed, failed }] of Object.entries(report)) {
        expect([name, failed]).toEqual([name, []]);
        expect([name, passed]).toEqual([name, VECTOR_COUNTS[name]]);
      }
      expect(Object.keys(report)).toHaveLength(texts ? Object.keys(VECTOR_COUNTS).length : 2);
    },
    90_000,
  );
});
