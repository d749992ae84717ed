// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BAD_ANSWERS, type BadAnswer, spoil } from '../../tools/soak/bad-answers.ts';
import { OTHER_LOOKS, rewrite } from '../../tools/soak/other-looks.ts';
import { seeded } from '../../tools/soak/random.ts';
import { fixture } from './fixtures/load';
import { LK, WWW } from './hosts';
import { readHtml } from './read-html';
import { readPage } from './read-page';
import { shorten } from './shorten';
import { otherBuild, withLists } from './test-rows';
import type { OrderNumber, PortalReply } from './types';

const PAGES = [
  ['article-order.html', `${WWW}/my-services/medical-card/requests/5400000001`, '5400000001'],
  ['lk-order.html', `${LK}/order/5400000007`, '5400000007'],
] as const;

/** Without what this parser would try to run or to fetch. */
const parse = (html: string): Document =>
  new DOMParser().parseFromString(
    html.replace(/<link[^>]*>/g, '').replaceAll('<script', '<script type="x"'),
    'text/html',
  );
const page = (body: string): PortalReply => ({
  status: 200,
  type: 'basic',
  url: `${WWW}/`,
  contentType: 'text/html',
  retryAfter: null,
  body,
});

it.each(PAGES)('%s with lists in any dress reads as the whole page does', (name, url, number) => {
  let [shorter, orders] = [0, 0];
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = seeded(seed);
      const listed = page(withLists(otherBuild(fixture(name), random), random));
      const dressed = random.chance(0.5) ? rewrite(random.oneOf(OTHER_LOOKS), listed, random) : listed;
      const given = random.chance(0.1)
        ? spoil(random.oneOf(Object.keys(BAD_ANSWERS) as [BadAnswer, ...BadAnswer[]]), listed, random)
        : (dressed ?? listed);
      const html = 'body' in given ? given.body : '';
      const whole = readPage(parse(html), url);
      expect(readHtml(html, url, parse), html).toEqual(whole);
      if (shorten(html, number as OrderNumber) !== null) shorter++;
      if (whole.ok && whole.value.page.kind === 'order') orders++;
    }),
    { numRuns: 200 },
  );
  expect(orders).toBeGreaterThan(60);
  expect(shorter).toBeGreaterThan(20);
});
