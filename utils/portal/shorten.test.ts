import { describe, expect, it } from 'vitest';
import { GAP, shorten } from './shorten';
import type { OrderNumber } from './types';

const NUMBER = '5400000001' as OrderNumber;
const row = (at: number) => `<li class="row"><a href="/help/${at}"><b>Шаг ${at}</b></a> <time>20.05.2026</time></li>`;
const rows = (count = 5) => Array.from({ length: count }, (_, at) => row(at)).join('\n');
const list = `<ul>${rows()}</ul>`;
const page = (main: string, before = ''): string =>
  `<!doctype html><html><head><title>Заявка</title></head><body>${before}<main><p>Заявка ${NUMBER}</p>${main}</main></body></html>`;

it('leaves out rows and keeps the first and the last of them', () => {
  expect(shorten(page(list), NUMBER)).toBe(page(`<ul>${row(0)}\n<li>${GAP}</li>${row(4)}</ul>`));
});

it('leaves out scripts beside the content as well', () => {
  const script = '<script>if (a < b) c("</p>")</script>';
  const short = shorten(`${page(list, script).replace('</body>', `${script}</body>`)}`, NUMBER);
  expect(short?.match(/<script>.*?<\/script>/g)).toEqual(['<script></script>', '<script></script>']);
});

it('passes by comments, pictures and rows that say something', () => {
  const odd = '<!-- <ul> --><svg viewBox="0 0 2 2"><path d="M0 0"/></svg>';
  const short = shorten(page(`${odd}<ol>${rows()}<li>Статус: Одобрено</li>${rows()}</ol>`), NUMBER);
  expect(short?.split(GAP)).toHaveLength(3);
  expect(short).toContain(odd);
  expect(short).toContain('<li>Статус: Одобрено</li>');
});

it('keeps the text that follows what stands before the rows', () => {
  expect(shorten(page(`Услуга<ul><li> </li>${rows()}</ul>`), NUMBER)).toContain(`Услуга<ul><li> </li>${row(0)}`);
});

describe('among many rows of one make', () => {
  const many = Array.from({ length: 100 }, (_, at) => row(at));

  it('keeps the first and the last', () => {
    for (const count of [3, 16, 17, 18, 33, 48, 49, 50, 100])
      expect(shorten(page(`<ul>${many.slice(0, count).join('')}</ul>`), NUMBER)).toBe(
        page(`<ul>${row(0)}<li>${GAP}</li>${row(count - 1)}</ul>`),
      );
  });

  it.each([
    ['a label', '<li class="row"><a href="/help/1"><b>Статус</b></a> <time>20.05.2026</time></li>'],
    ['a label at its end', '<li class="row"><a href="/help/1"><b>Шаг 1</b></a> <time>Услуга</time></li>'],
    ['a mark', '<li class="row"><a href="/login/1"><b>Шаг 1</b></a> <time>20.05.2026</time></li>'],
    ['an entity', '<li class="row"><a href="/help/1"><b>&#1057;</b></a> <time>20.05.2026</time></li>'],
    ['a text more', '<li class="row"><a href="/help/1"><b>Шаг 1</b></a> <time>20.05.2026</time>Изменено</li>'],
    ['no end', '<li class="row"><a href="/help/1"><b>Шаг 1</b></a> <time>20.05.2026</time>'],
  ])('keeps a row with %s and those beside it, wherever it stands', (_, odd) => {
    for (let at = 2; at < 97; at++) {
      const whole = page(`<ul>${many.with(at, odd).join('')}</ul>`);
      expect(shorten(whole, NUMBER) ?? whole).toContain(row(at - 1) + odd + row(at + 1));
    }
  });

  it('passes rows with other words, other spaces and nothing between the tags', () => {
    const other = many.map((one, at) => (at % 7 === 0 ? one.replace('Шаг', 'Решение — «да» ') : `${one}\n  `));
    expect(shorten(page(`<ul>${other.join('')}</ul>`), NUMBER)).toBe(
      page(`<ul>${other[0]}<li>${GAP}</li>${other[99]}</ul>`),
    );
  });

  it('counts the texts of all that it passes', () => {
    const blank = '<li><b>\u00a0</b>х</li>'.repeat(40);
    expect(shorten(page(`<ul>${rows(1_990)}</ul>`), NUMBER)).not.toBeNull();
    expect(shorten(page(`<ul>${rows(1_999)}</ul>`), NUMBER)).toBeNull();
    expect(shorten(page(`<ul>${blank}${'<li><b>у</b>х</li>'.repeat(1_985)}</ul>`), NUMBER)).toBeNull();
  });
});

describe('is not sure of', () => {
  it.each([
    ['a list above the number', page('').replace('<main>', `<main>${list}`)],
    ['a list outside the content', page('', list)],
    ['a list in a header of the content', page(`<header>${list}</header>`)],
    ['a list in an element of an unknown kind', page(`<x-card>${list}</x-card>`)],
    ['a list inside a marked element', page(`<div class="order-status">${list}</div>`)],
    ['two rows', page(`<ul>${rows(2)}</ul>`)],
    ['no doctype', page(list).replace('<!doctype html>', '')],
    ['a text outside the body', page(list).replace('<body>', 'x<body>')],
    ['a script that may not end where it seems', page(list, '<script><!--<script></script>')],
    ['a comment that ends early', page(list, '<!--> <p> -->')],
    ['tags out of order', page(list, '<b><i>x</b></i>')],
    ['a link in a link', page(`<a href="/a"><b><a href="/b">x</a></b></a>${list}`)],
    ['a block in a paragraph', page(`<p><div>x</div></p>${list}`)],
    ['a row outside a list', page(`<div><li>x</li></div>${list}`)],
    ['a heading in a heading', page(`<h2><h3>x</h3></h2>${list}`)],
    ['a table', page(`<table><tr><td>x</td></tr></table>${list}`)],
    ['an attribute with a tag in it', page(`<p title="<ul>">x</p>${list}`)],
    ['more texts than are read', page(`<ul>${rows(2_000)}</ul>`)],
    ['a page longer than is read', page(`${list}<p>${'x'.repeat(300_000)}</p>`)],
  ])('%s', (_, html) => expect(shorten(html, NUMBER)).toBeNull());

  it.each([
    'Статус: Одобрено',
    'CTАТУС',
    '\u00a0Текущий статус: Одобрено',
    'Услуга: Другая',
    'Подробнее',
    'Обновлено: 01.01.2026',
    'Изменено',
    'Ста\u00adтус',
    '&#1057;татус',
    '<b>Статус</b>',
    '<a href="/api/storage/v1/files/1/2/download">x</a>',
    '<a href="/auth/logout">x</a>',
    '<i class="user-name">x</i>',
    '<i class=x>x</i>',
    '<b>x',
    '<p><p>x</p></p>',
    '<a href="/a"><a href="/b">x</a></a>',
    '<input>',
    '<!-- x -->',
    'a < b',
  ])('rows with %s', (said) => {
    expect(shorten(page(`<ul>${`<li>${said}</li>`.repeat(5)}</ul>`), NUMBER)).toBeNull();
  });
});
