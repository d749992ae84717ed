/** For tests only: lists such as a page may carry beside what it says, some of them made to mislead. */
export type Dice = { upTo: (end: number) => number; oneOf: <T>(some: readonly [T, ...T[]]) => T };

const PLAIN = [
  '<li class="row"><a href="/help/7"><svg viewBox="0 0 24 24"><path d="M4 4h16v16H4z"/></svg><span>Шаг 7</span></a> <time>20.05.2026</time></li>',
  '<li>Зарегистрировано на портале</li>\n',
  '<li>В обработке</li>',
  '<li><p>Новость <b>дня</b> № 12</p></li>',
  '<li><div class="card"><a href="/a"><span>Дом</span> и <em>вода</em></a><img src="/i.svg" alt=""></div></li>',
  '<li> </li>',
] as const;
const LABELS = [
  'Статус: Отклонено',
  'CTaтyc: Одобрено',
  'С\u00adтатус: Одобрено',
  '&#1057;татус: Одобрено',
  'СТАТУС: Одобрено',
  '\u00a0Статус: Отклонено',
  'Текущий статус: Одобрено',
  '<b>Статус</b> <i>Одобрено</i>',
  'Услуга: Другая',
  '<span>Услуга</span><span>Другая</span>',
  'Подробнее',
  'Обновлено: 01.01.2026 10:00',
  '<p>Изменено</p><p>02.02.2026</p>',
  'Заявка № 5400000001',
  '5 400 000 001',
  'Заявление № 5400000007',
  'Войдите, чтобы продолжить',
  '<a href="/x">Войти</a>',
  '\ue000',
] as const;
const MARKED = [
  '<a href="/api/storage/v1/files/9100000001/3/download?mnemonic=b.pdf">b.pdf</a>',
  '<a href="/my-health/files/a.pdf">a</a>',
  '<a href="/auth/logout">Выйти</a>',
  '<a href="/node-api/login">Войти</a>',
  '<span class="user-name">Иванова И. И.</span>',
  '<span class="status-label">Одобрено</span>',
  '<span class="service-name">Другая</span>',
  '<div class="header"><a href="/x">Войти</a></div>',
  '<input type="password">',
  '<h3>Войдите, чтобы продолжить</h3>',
] as const;
const CROOKED = [
  '<li>без конца',
  '<li><p>а<p>б</li>',
  '<li><b><i>а</b></i></li>',
  '</ul><p>Статус: Отклонено</p><ul>',
  '<li><a href="/x"><a href="/y">z</a></a></li>',
  '<li><!-- Статус: Отклонено --></li>',
  '<li><span title="a>b">в</span></li>',
  "<li title='<li>'>г</li>",
  '<li><table><tr><td>д</td></tr></table></li>',
  '<li><script>"</li><li>Статус: Одобрено"</script></li>',
  '<li><textarea></li><li></textarea></li>',
  '<li>а < б</li>',
  '<li class=x>е</li>',
  '<li><svg><p>Статус: Отклонено</p></svg></li>',
  '<li><ul><li>ж</li></ul></li>',
  '</div>',
  '<!-- <ul> -->',
] as const;

/** A list of rows that mean nothing, with an odd one among them now and then. */
function list(dice: Dice): string {
  const rows: string[] = [];
  for (let run = dice.upTo(3); run >= 0; run--) {
    const plain = dice.oneOf(PLAIN);
    const count = dice.upTo(dice.upTo(4) > 0 ? 20 : 90);
    const alike = Array.from({ length: count }, () => plain.replace(/\d/g, () => String(dice.upTo(10))));
    // Made as the others are, and says something.
    if (dice.upTo(3) === 0 && count > 0)
      alike[dice.upTo(count)] = plain.replace(/>[^<>]+</, `>${dice.oneOf([...LABELS, ...MARKED])}<`);
    rows.push(...alike);
    if (dice.upTo(2) > 0) continue;
    const said = dice.oneOf([...LABELS, ...MARKED]);
    rows.push(dice.upTo(4) === 0 ? dice.oneOf(CROOKED) : `<li>${said}</li>`);
  }
  const tag = dice.oneOf(['ul', 'ul', 'ol', 'ul class="list"', 'ul class="order-status"']);
  return `<${tag}>${rows.join('')}</${tag.slice(0, 2)}>`;
}

type Pair = readonly [open: string, close: string];
const AROUND: readonly [Pair, ...Pair[]] = [
  ['', ''],
  ['<section>', '</section>'],
  ['<div class="cards"><h2>Новости</h2>', '</div>'],
  ['<div class="request-service">', '</div>'],
  ['<div class="header">', '</div>'],
  ['<details open><summary>Ещё</summary>', '</details>'],
  ['<p>', '</p>'],
  ['<a href="/z">', '</a>'],
  ['<b>', ''],
  ['<!--', '-->'],
  ['<script>', '</script>'],
  ['<template>', '</template>'],
  ['<noscript>', '</noscript>'],
  ['<table>', '</table>'],
  ['<svg>', '</svg>'],
  ['<li>', '</li>'],
];
/** Where a list is put in, each time after the first of these. */
const PLACES: readonly [string, ...string[]] = [
  '<body>',
  '<header>',
  '<main',
  '</h1>',
  '</h2>',
  '<summary>',
  '</summary>',
  '</p>',
  '</section>',
  '</main>',
];

/** The page with lists in places where they may and may not stand. */
export function withLists(html: string, dice: Dice): string {
  let page = html;
  for (let lists = dice.upTo(4); lists >= 0; lists--) {
    const [open, close] = dice.upTo(2) > 0 ? (AROUND[dice.upTo(3)] ?? AROUND[0]) : dice.oneOf(AROUND);
    const place = dice.upTo(3) > 1 ? '</main>' : dice.oneOf(PLACES);
    const found = place === '</main>' ? page.lastIndexOf(place) : page.indexOf(place);
    if (found < 0) continue;
    const at = place === '</main>' && dice.upTo(5) > 0 ? found : page.indexOf('>', found) + 1;
    page = page.slice(0, at) + open + list(dice) + close + page.slice(at);
  }
  return page;
}

/** The same page as a face might show it otherwise, each of these a way in which lists could come between its parts. */
export const otherBuild = (html: string, dice: Dice): string =>
  dice.oneOf<(page: string) => string>([
    (page) => page,
    (page) => page.replace(/<(\/?)details>/g, '<$1div>').replace(/<(\/?)summary>/g, '<$1h4>'),
    (page) => page.replace('<main', '<header><p>Ещё</p></header><main').replace(/<header><nav.*?<\/header>/s, ''),
    (page) =>
      page
        .replace('Услуга: ', '')
        .replace(/<p class="request-service">(.*?)<\/p>/, '<div class="request-service"><p>$1</p></div>'),
    (page) => page.replace(/Статус: /, 'Заявление: ').replace('</main>', '<h5></h5><p>Отклонено</p></main>'),
    (page) =>
      page
        .replace('</h1>', '</h1><div><p>Было</p></div><h2>Новости</h2>')
        .replace('<section', '<div></div><h2>Ещё</h2><section'),
  ])(html);
