import { esc } from './escape.ts';

export type HeaderPerson = { lastName: string; firstName: string; unread: number };

const LK = 'https://lk.gosuslugi.ru';
const MENU = [
  ['/overview', 'Уведомления'],
  ['/orders', 'Заявления'],
  ['/profile', 'Документы'],
  ['/health', 'Здоровье'],
  ['/settings/account', 'Профиль'],
] as const;

/** The header of the observed portal (portal.md 6.4): `.authorized-user` means logged in, two `lib-button` mean not. */
export const headerHtml = (person: HeaderPerson | null): string => `<lib-header><div class="header merge-header">
<lib-logo><a href="https://www.gosuslugi.ru/" class="logo">Учебный портал</a></lib-logo>
${person ? authorized(person) : GUEST}
</div></lib-header>`;

const authorized = ({
  lastName,
  firstName,
  unread,
}: HeaderPerson): string => `<nav class="user-menu"><ul class="menu-items-wrap">
${MENU.map(([path, word]) => `<li class="item"><a class="link-plain" href="${LK}${path}">${word}</a></li>`).join('')}
<li class="item"><a class="link-plain" href="https://www.gosuslugi.ru/help">Помощь</a></li>
<li class="item"><a class="link-plain" href="https://www.gosuslugi.ru/auth/logout">Выйти</a></li></ul></nav>
<lib-login><div class="authorized-user"><lib-user-avatar aria-hidden="true">${esc(lastName.slice(0, 1))}${esc(firstName.slice(0, 1))}</lib-user-avatar>
<div class="name title-h4">${esc(lastName)} ${esc(firstName.slice(0, 1))}.</div>${unread > 0 ? `<lib-counter><span class="counter-circle">${unread}</span></lib-counter>` : ''}</div></lib-login>`;

const GUEST = `<lib-login class="guest"><lib-button><a class="button" href="https://lk.gosuslugi.ru/node-api/login/?redirectPage=%2Foverview">Войти</a></lib-button>
<lib-button><a class="button secondary" href="https://esia.gosuslugi.ru/login/">Регистрация</a></lib-button></lib-login>`;

/** What a logged-out person sees instead of a personal page. */
export const loginWanted = (
  path: string,
): string => `<main><section class="card"><h3 class="title-h3">Войдите, чтобы продолжить</h3>
<lib-button><a class="button" href="https://lk.gosuslugi.ru/node-api/login/?redirectPage=${esc(encodeURIComponent(path))}">Войти</a></lib-button></section></main>`;
