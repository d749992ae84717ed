import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSemd } from '../../../portal/documents/semd.ts';
import { utf8 } from '../../kernel';
import { withSample } from '../../test-samples';
import { readSemd, readSemdFacts } from '.';
import { dayOfTime } from './header';
import { type Narrative, TAGS_SHOWN } from './narrative';
import type { Chapter } from './readable';

const semd = (inside: string) => utf8(`<ClinicalDocument xmlns="urn:hl7-org:v3">${inside}</ClinicalDocument>`);
const person = (family: string, given: string, born = '') =>
  `<patient><name><family>${family}</family><given>${given}</given></name>${born && `<birthTime value="${born}"/>`}</patient>`;
const target = (inside: string) => `<recordTarget><patientRole>${inside}</patientRole></recordTarget>`;
const text = (words: readonly Narrative[]): string =>
  words.map((word) => (typeof word === 'string' ? word : text(word.children))).join('');
const allText = (chapters: readonly Chapter[]): string =>
  chapters.map(({ title = '', words, chapters: inner }) => title + text(words) + allText(inner)).join(' ');
const tags = (words: readonly Narrative[]): string[] =>
  words.flatMap((word) => (typeof word === 'string' ? [] : [word.tag, ...tags(word.children)]));

describe('the header of a СЭМД', () => {
  withSample('samples/semd/kdl2.xml', (sample) => {
    it('of the public sample of a fictitious patient', () => {
      expect(readSemdFacts(utf8(sample))).toEqual({
        ok: true,
        value: {
          title: 'Протокол лабораторного исследования',
          day: '2018-12-20',
          organisation:
            'Государственное бюджетное учреждение здравоохранения города Москвы "Городская поликлиника №129 Департамента здравоохранения города Москвы"',
          author: expect.stringContaining('Смирнова Александра'),
          patient: { name: 'Новосельцев Михаил Владимирович', born: '1977-11-25' },
          series: '1.2.643.5.1.13.13.12.2.77.8312.100.1.1.50^9633',
          version: 1,
        },
      });
    });
    it('and its words: tables and sections, in tags of ours only', () => {
      const read = readSemd(utf8(sample));
      if (!read.ok) return expect.fail(read.error);
      const words = allText(read.value.chapters);
      expect(words).toContain('Гематологический анализатор Sysmex KX21');
      expect(words).toContain('Референтный диапазон');
      const shown = read.value.chapters.flatMap((chapter) => tags(chapter.words));
      expect(shown).toContain('table');
      expect(shown.filter((tag) => !TAGS_SHOWN.some((known) => known === tag))).toEqual([]);
    });
  });
  withSample('samples/semd/kdl.xml', (sample) => {
    it('without a patient names none, not its author', () => {
      const read = readSemdFacts(utf8(sample));
      expect(read).toMatchObject({ ok: true, value: { day: '2018-12-20', author: 'Смирнова Александра' } });
      expect(read.ok && read.value.patient).toBeUndefined();
    });
  });

  it('of the training portal', () => {
    const at = Date.UTC(2026, 4, 20, 9);
    const patient = { lastName: 'Образцова', firstName: 'Анна', middleName: 'Петровна', birthDate: '12.03.1985' };
    const rest = { snils: '000', policy: { number: '1', verified: true } };
    const document = { objectId: 'x', clinic: 'Клиника', at };
    const bytes = makeSemd(document as never, { ...patient, ...rest } as never);
    expect(readSemdFacts(Uint8Array.from(bytes))).toMatchObject({
      value: { patient: { name: 'Образцова Анна Петровна', born: '1985-03-12' }, day: '2026-05-20', version: 1 },
    });
  });

  it.each([
    ['two record targets', target(person('Иванов', 'Пётр')) + target(person('Иванов', 'Иван'))],
    ['a guardian', target(`<guardian><guardianPerson>${person('Иванов', 'Пётр')}</guardianPerson></guardian>`)],
    ['an informant', `<informant><relatedEntity>${person('Иванов', 'Пётр')}</relatedEntity></informant>`],
    [
      'a subject of a section',
      `<component><section><subject>${target(person('Иванов', 'Пётр'))}</subject></section></component>`,
    ],
    [
      'a target of another namespace',
      `<x:recordTarget><x:patientRole>${person('Иванов', 'Пётр')}</x:patientRole></x:recordTarget>`,
    ],
  ])('%s is no patient', (_, inside) => {
    const read = readSemdFacts(semd(inside));
    expect(read.ok && read.value.patient).toBeUndefined();
  });

  it('names the patient of its record target whoever else is named', () => {
    const name = fc.constantFrom('Иванов', 'Петрова', 'Сидоров', 'Кузнецова');
    const other = fc.constantFrom('author', 'informant', 'participant', 'legalAuthenticator', 'dataEnterer');
    fc.assert(
      fc.property(name, fc.array(fc.tuple(other, name, fc.boolean()), { maxLength: 6 }), (mine, others) => {
        const written = (before: boolean) =>
          others
            .filter(([, , early]) => early === before)
            .map(([tag, family]) => `<${tag}>${target(person(family, 'Чужой'))}${person(family, 'Чужой')}</${tag}>`)
            .join('');
        const read = readSemdFacts(semd(written(true) + target(person(mine, 'Свой', '19850312')) + written(false)));
        expect(read).toMatchObject({ value: { patient: { name: `${mine} Свой`, born: '1985-03-12' } } });
      }),
    );
  });

  it.each([
    ['201812201220+0300', '2018-12-20'],
    ['20181220', '2018-12-20'],
    ['20180230', undefined],
    ['2018', undefined],
    ['20181332', undefined],
    [undefined, undefined],
  ])('time %s is the day %s', (value, day) => expect(dayOfTime(value)).toBe(day));

  it.each(['<root/>', '<html><body/></html>'])('%s is no СЭМД', (xml) => {
    expect(readSemd(utf8(xml))).toEqual({ ok: false, error: 'not-clinical' });
  });
});

describe('the words of a СЭМД', () => {
  const shown = (inside: string) => {
    const read = readSemd(
      semd(
        `<component><structuredBody><component><section><text>${inside}</text></section></component></structuredBody></component>`,
      ),
    );
    return read.ok ? (read.value.chapters[0]?.words ?? []) : expect.fail(read.error);
  };

  it('of payloads in every element and attribute are words', () => {
    const payload = fc.constantFrom(
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      'javascript:alert(1)',
      '&lt;img src=x onerror=alert(1)&gt;',
    );
    const tag = fc.constantFrom(
      'script',
      'iframe',
      'img',
      'linkHtml',
      'renderMultiMedia',
      'table',
      'td',
      'content',
      'svg',
      'style',
      'object',
      'a',
      'base',
      'meta',
      'form',
      'br',
      'list',
    );
    const attribute = fc.constantFrom(
      'onclick',
      'href',
      'src',
      'style',
      'styleCode',
      'ID',
      'referencedObject',
      'colspan',
      'class',
    );
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc
        .tuple(
          tag,
          attribute,
          payload,
          fc.array(fc.oneof({ depthSize: 'small' }, payload, tie('element')), { maxLength: 3 }),
        )
        .map(([name, key, value, children]) => `<${name} ${key}="${value}">${children.join('')}</${name}>`),
    }));
    const keys = (words: readonly Narrative[]): string[] =>
      words.flatMap((word) => (typeof word === 'string' ? [] : [...Object.keys(word), ...keys(word.children)]));
    fc.assert(
      fc.property(element, (inside) => {
        const words = shown(`слово ${inside}`);
        for (const found of tags(words)) expect(TAGS_SHOWN).toContain(found);
        for (const key of keys(words)) expect(['tag', 'span', 'children']).toContain(key);
      }),
    );
  });

  it('keep tables, and cells outside of a table become words', () => {
    expect(
      tags(shown('<table><tbody><tr><td colspan="8"><content styleCode="Bold">А</content></td></tr></tbody></table>')),
    ).toEqual(['table', 'tbody', 'tr', 'td', 'strong']);
    expect(tags(shown('<td>А</td><list listType="ordered"><item>Б</item></list>'))).toEqual(['span', 'ol', 'li']);
    expect(shown('<table><tr><td colspan="100000" rowspan="-1">А</td></tr></table>')).toMatchObject([
      { children: [{ children: [{ tag: 'td', children: ['А'] }] }] },
    ]);
  });
});
