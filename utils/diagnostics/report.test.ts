import { describe, expect, it } from 'vitest';
import { causeTexts, diagnosticsTexts, factTexts, type Locale } from '../text';
import { FACT_KEYS, FIELDS, factsFrom } from './fields';
import { REPORT_LIMIT, readReport, reportJson, reportOf } from './report';
import { REPORT_TEXT_LIMIT, reportText } from './report-text';
import { GOOD_FACTS } from './test-facts';

const words = (locale: Locale) => ({
  causes: causeTexts(locale),
  facts: factTexts(locale),
  diagnostics: diagnosticsTexts(locale),
});
const good = reportOf(GOOD_FACTS);
const json = reportJson(good);
/** The report with a line of its own put in, as somebody with an editor could. */
const with_ = (facts: string, head = '"format":"medcard-check","version":1') => `{${head},"facts":${facts}}`;

describe('a report', () => {
  it('is the same bytes for the same facts, in whatever order they come', () => {
    const shuffled = Object.fromEntries(Object.entries(GOOD_FACTS).reverse());
    expect(reportJson(reportOf(factsFrom(shuffled)))).toBe(json);
  });

  it('is read back whole, alone and out of its own text in both languages', () => {
    for (const text of [json, `\n ${json}\r\n`, reportText(good, words('ru')), reportText(good, words('en'))])
      expect(readReport(text)).toEqual({ ok: true, value: good });
  });

  it('stays within 16 KB and has a word for every value', () => {
    const widest = (key: (typeof FACT_KEYS)[number]) => {
      const field: { values?: readonly string[]; most?: number } = FIELDS[key];
      return field.values ? field.values.reduce((a, b) => (b.length >= a.length ? b : a)) : field.most;
    };
    for (const locale of ['ru', 'en'] as const) {
      const facts = factsFrom(Object.fromEntries(FACT_KEYS.map((key) => [key, widest(key)])));
      const text = reportText(reportOf(facts), words(locale));
      expect(new TextEncoder().encode(text).length).toBeLessThan(REPORT_TEXT_LIMIT);
      expect(text).not.toContain('undefined');
    }
    const plain =
      /^(?:\d+|\d-\d+|\d{2}-\d{3}|[1-5]xx|acc_t|u|usd|nau|usi_portal|fhp|ns-nlb|JSESSIONID|_idp_authn_id|userSelected\w+|feed_mig|strelets|old-lk|lkul|w-r-ii|BotMitigationCookie)$/;
    for (const key of FACT_KEYS) {
      const field: { values?: readonly string[]; most?: number } = FIELDS[key];
      for (const value of field.values ?? [])
        expect(Object.hasOwn(factTexts('ru').values, value) || plain.test(value), `${key}: ${value}`).toBe(true);
    }
  });
});

describe('somebody’s report', () => {
  it.each([
    ['50 MB', 'x'.repeat(50_000_000), 'too-large'],
    ['a little over the limit', json + ' '.repeat(REPORT_LIMIT), 'too-large'],
    ['nothing', '', 'not-a-report'],
    ['half of one', json.slice(0, -20), 'not-a-report'],
    ['of another program', '{"format":"har","version":1,"facts":{}}', 'not-a-report'],
    ['a list', '[]', 'not-a-report'],
    ['null', 'null', 'not-a-report'],
    ['deep nesting', '['.repeat(30_000) + ']'.repeat(30_000), 'not-a-report'],
    ['deep nesting as facts', with_(`${'{"online":'.repeat(3_000)}1${'}'.repeat(3_000)}`), 'wrong'],
    ['a newer version', with_('{"future":"yes"}', '"format":"medcard-check","version":3'), 'newer'],
    ['a version that is a text', with_('{}', '"format":"medcard-check","version":"1"'), 'not-a-report'],
    ['facts that are a list', with_('[]'), 'wrong'],
    ['a field we do not know', with_('{"note":"hello"}'), 'wrong'],
    ['a value that is not on the list', with_('{"online":"<img src=x onerror=alert(1)>"}'), 'wrong'],
    ['a number that is too large', with_('{"clockMinutes":79001234567}'), 'wrong'],
    ['__proto__ among the facts', with_('{"__proto__":{"online":"no"}}'), 'wrong'],
    ['constructor among the facts', with_('{"constructor":{"prototype":{"polluted":1}}}'), 'wrong'],
  ])('is refused: %s', (_what, text, error) => {
    expect(readReport(text)).toEqual({ ok: false, error });
    expect(
      ({} as { polluted?: unknown; online?: unknown }).polluted ?? ({} as { online?: unknown }).online,
    ).toBeUndefined();
  });

  it('gives no more than its facts, whatever stands beside them', () => {
    const read = readReport(
      `{"format":"medcard-check","version":1,"note":"canary","__proto__":{"x":1},"facts":{"online":"no"}}`,
    );
    expect(read).toEqual({ ok: true, value: reportOf(factsFrom({ online: 'no' })) });
  });
});
