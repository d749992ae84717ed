import type { Patient } from '../../model/types.ts';
import { each, esc, FOOTER, SITE_TITLE } from '../html.ts';

/** Said on every page of this face: the article names menus only, so the addresses are our own. */
export const ARTICLE_NOTE = `${FOOTER} Адреса этого раздела придуманы.`;

const MENU = [
  ['/my-services', 'Мои услуги'],
  ['/my-health', 'Моё здоровье'],
  ['/profile', 'Личный кабинет'],
  ['/help', 'Помощь'],
] as const;

export type Frame = { path: string; person: Patient | null };

const account = (person: Patient | null, path: string): string =>
  person
    ? `<div class="account"><button type="button" class="user-name">${esc(person.lastName)} ${esc(person.firstName.slice(0, 1))}. ${esc(person.middleName.slice(0, 1))}.</button> <a class="logout" href="/auth/logout">Выйти</a></div>`
    : `<div class="account"><a class="login button" href="/node-api/login/?redirectPage=${esc(encodeURIComponent(path))}">Войти</a></div>`;

/** A whole page of the article face around the inner HTML of its `<main>`. */
export const articlePage = (title: string, main: string, { path, person }: Frame): string => `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)} — ${SITE_TITLE}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/base.css">
<link rel="stylesheet" href="/assets/article.css">
</head>
<body class="article-face">
<header>
<a class="home" href="/">Учебный портал</a>
<nav aria-label="Главное меню"><ul>${each(MENU, ([href, word]) => `<li><a href="${href}"${path.startsWith(href) ? ' aria-current="page"' : ''}>${word}</a></li>`)}</ul></nav>
${account(person, path)}
</header>
<main>
${main}
</main>
<footer class="training-note">${ARTICLE_NOTE}</footer>
</body>
</html>
`;
