// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { LK, WWW } from '../hosts';
import {
  addressUrl,
  describePicked,
  findPicked,
  mayOpenAlone,
  type Picked,
  packPicked,
  pickedAddress,
  sameAddress,
  statusMark,
  unpackPicked,
} from '.';

const parse = (body: string): Document => new DOMParser().parseFromString(`<main>${body}</main>`, 'text/html');
const CARD =
  '<h1>Запись к врачу</h1><p>Иванова Анна Петровна, полис 7700 1234</p><dl><dt>Статус</dt><dd class="state">Ждёт ответа</dd><dt>Адрес</dt><dd>Садовая, 5</dd></dl>';

function pick(page: Document, selector: string): Picked {
  const described = describePicked(page.querySelector(selector) as Element, page);
  if (!described.ok) throw new Error(described.error);
  return described.value.picked;
}
const read = (picked: Picked, body: string) => {
  const found = findPicked(picked, parse(body));
  return found.ok ? found.value.text : found.error.anchor;
};

describe('a description', () => {
  const picked = pick(parse(CARD), 'dd');

  it('carries no word, name or number of the page', () => {
    const kept = JSON.stringify(picked);
    expect(kept).not.toMatch(/[а-яё]/i);
    expect(kept).not.toMatch(/7700|1234/);
    expect(kept.length).toBeLessThan(600);
  });

  it('finds the status by its label, whatever it says now', () => {
    expect(findPicked(picked, parse(CARD.replace('Ждёт ответа', 'Подтверждена')))).toEqual({
      ok: true,
      value: { text: 'Подтверждена', confidence: 'label' },
    });
  });

  it('says by which anchor it was lost', () => {
    expect(read(picked, '<h1>Ошибка</h1><p>Попробуйте позже</p>')).toBe('picked.label');
    expect(read(picked, CARD.replace('Запись к врачу', 'Вызов врача'))).toBe('picked.title');
    expect(read(picked, CARD.replace('<dd class="state">Ждёт ответа</dd>', ''))).toBe('picked.neighbours');
    expect(read(picked, CARD + CARD)).toBe('picked.status');
  });

  it('does not take for a status what is far longer than one', () => {
    expect(read(picked, CARD.replace('Ждёт ответа', 'слово '.repeat(60)))).toBe('picked.status');
  });

  it('waits for a page that is still being drawn', () => {
    expect(read(picked, '<div class="loader-container"></div>')).toBe('picked.loading');
  });
});

it('reads the value and not the label, if both stand in one text', () => {
  const page = parse('<h1>Заявка</h1><p id="s">Статус заявки: На проверке</p><p>Дата: 5 мая</p>');
  expect(describePicked(page.querySelector('#s') as Element, page)).toMatchObject({
    ok: true,
    value: { text: 'На проверке' },
  });
});

it('knows the last text of a page by its label, as long as it is the last', () => {
  const body = '<h1>Заявка</h1><p>Что с ней</p><p id="s">Ждёт</p>';
  const last = pick(parse(body), '#s');
  expect(read(last, body.replace('Ждёт', 'Готово'))).toBe('Готово');
  expect(read(last, body.replace('<p id="s">Ждёт</p>', '<p>Новости</p><p>Ждёт</p>'))).toBe('picked.neighbours');
});

it('refuses what cannot be told from its like again, what is empty and what is no status', () => {
  const page = parse(
    `<p>Статус</p><b>Принято</b><p>Далее</p><p>Статус</p><b>Принято</b><p>Далее</p><i></i><section>${'<p>Слово</p>'.repeat(7)}</section>`,
  );
  const why = (selector: string) => {
    const described = describePicked(page.querySelector(selector) as Element, page);
    return described.ok ? 'described' : described.error;
  };
  expect(why('b')).toBe('not-unique');
  expect(why('i')).toBe('empty');
  expect(why('section')).toBe('too-long');
  expect(describePicked(page.documentElement, page).ok).toBe(false);
});

describe('a class that says «status»', () => {
  const body = '<h1>Запись</h1><p>Что с ней</p><p class="request-status">Ждёт</p><p>Адрес</p><p>Садовая</p>';
  const named = pick(parse(body), '.request-status');

  it('stands in for a label that was renamed', () => {
    expect(findPicked(named, parse(body.replace('Что с ней', 'Состояние').replace('Ждёт', 'Готово')))).toEqual({
      ok: true,
      value: { text: 'Готово', confidence: 'neighbours' },
    });
  });

  it('is the last resort on a page that was redrawn under the same title', () => {
    const redrawn = '<h1>Запись</h1><p>Кабинет</p><p>12</p><p class="request-status">Готово</p>';
    expect(findPicked(named, parse(redrawn))).toMatchObject({
      ok: true,
      value: { text: 'Готово', confidence: 'place' },
    });
    expect(read(named, redrawn.replace('Запись', 'Вызов'))).toBe('picked.title');
    expect(read(named, `${redrawn}<p class="request-status">Другое</p>`)).toBe('picked.label');
  });
});

describe('a packed description', () => {
  const picked = pick(parse(CARD), 'dd');

  it('comes back whole, of plain letters only', () => {
    expect(unpackPicked(packPicked(picked))).toEqual(picked);
    expect(packPicked(picked)).toMatch(/^[\x20-\x7e]{1,1500}$/);
  });

  it.each([
    'no JSON',
    'null',
    '{}',
    JSON.stringify({ ...picked, v: 2 }),
    JSON.stringify({ ...picked, before: 'Статус' }),
    JSON.stringify({ ...picked, after: ['Статус заявки'] }),
    JSON.stringify({ ...picked, size: 0 }),
    JSON.stringify({ ...picked, title: { mark: 'a' } }),
    JSON.stringify({ ...picked, classes: Array(7).fill('a') }),
  ])('is refused as damaged: %s', (packed) => expect(unpackPicked(packed)).toBeNull());
});

describe('the address', () => {
  it('is a page of the portal, and never a letter or the login', () => {
    expect(pickedAddress(`${LK}/message/1`)).toBeNull();
    expect(pickedAddress(`${LK}/notifications?type=GEPS`)).toBeNull();
    expect(pickedAddress(`${WWW}/node-api/login`)).toBeNull();
    expect(pickedAddress('https://esia.gosuslugi.ru/profile')).toBeNull();
    expect(pickedAddress(`${LK}/claim/15/#top`)).toEqual({ host: 'lk', path: '/claim/15', tail: '' });
  });

  it('keeps no tail in clear, and tells two cases on one page apart', () => {
    const [one, two] = [pickedAddress(`${LK}/claim?snils=1`), pickedAddress(`${LK}/claim?snils=2`)];
    expect(JSON.stringify(one)).not.toContain('snils');
    expect(one && two && sameAddress(one, two)).toBe(false);
    expect(one && addressUrl(one)).toBe(`${LK}/claim`);
  });

  it.each([
    [`${LK}/claim/15`, true],
    [`${WWW}/departments/clinic`, true],
    [`${WWW}/600360/1/form`, false],
    [`${WWW}/10700`, false],
    [`${LK}/draft/5`, false],
    [`${LK}/claim/15?confirm=1`, false],
    [`${WWW}/pay/details/1`, false],
  ])('%s may be opened without the person: %s', (url, may) => {
    const address = pickedAddress(url);
    expect(address && mayOpenAlone(address)).toBe(may);
  });
});

it('two sights of one status are one, numbers and words make another', () => {
  expect(statusMark('Ждёт\u00a0ответа')).toBe(statusMark('ЖДЕТ ответа'));
  expect(statusMark('Осталось 5 дней')).not.toBe(statusMark('Осталось 4 дня'));
});
