import { esc, FOOTER, SITE_TITLE } from './html.ts';

const page = (title: string, body: string, head = ''): string => `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)}</title><link rel="stylesheet" href="/assets/base.css"><link rel="stylesheet" href="/assets/plain.css">${head}</head>
<body>${body}<footer class="training-note">${FOOTER}</footer></body></html>
`;

/** ESIA's login form (portal.md 6.2); any non-empty login and password do on the training portal. */
export const loginPage = (returnTo: string, error = ''): string =>
  page(
    'Авторизация',
    `<esia-root><div><esia-login><form method="post" action="/login/">
<h1>Учебный вход</h1>
${error ? `<p class="error" role="alert">${esc(error)}</p>` : ''}
<input type="hidden" name="rUrl" value="${esc(returnTo)}">
<label for="login">Телефон / Email / СНИЛС</label>
<esia-input><input id="login" name="login" type="text" autocomplete="off"></esia-input>
<label for="password">Пароль</label>
<esia-input><input id="password" name="password" type="password" autocomplete="off"></esia-input>
<button type="submit" class="plain-button">Войти</button>
<p class="hint">Подойдут любые непустые слова. Настоящий пароль здесь не нужен.</p>
</form></esia-login></div><esia-modal-placeholder></esia-modal-placeholder></esia-root>`,
  );

/** ESIA's second step (portal.md 6.2). */
export const otpPage = (returnTo: string, error = ''): string =>
  page(
    'Авторизация',
    `<esia-root><div><esia-enter-mfa><esia-otp><form method="post" action="/login/otp/">
<h1>Код подтверждения</h1>
${error ? `<p class="error" role="alert">${esc(error)}</p>` : ''}
<p>Учебный код из СМС: <b>123456</b></p>
<input type="hidden" name="rUrl" value="${esc(returnTo)}">
<esia-code-input><code-input><span><input name="code" inputmode="numeric" maxlength="6" aria-label="Код из СМС" autocomplete="off"></span></code-input></esia-code-input>
<button type="submit" class="plain-button">Продолжить</button>
</form></esia-otp></esia-enter-mfa></div></esia-root>`,
  );

/** Technical works; the class is the mark seen on the portal's unavailable page (portal.md 4.1). */
export const maintenancePage = (until: string | null): string =>
  page(
    'Технические работы',
    `<main class="shadow-block"><h1>Ведутся технические работы</h1>
<p>Сервис временно недоступен.${until ? ` Работы закончатся: ${esc(until)}.` : ' Попробуйте зайти позже.'}</p></main>`,
  );

export const unavailablePage = (): string =>
  page(
    'Сервис недоступен',
    '<main class="shadow-block"><h1>Сервис временно недоступен</h1><p>Мы уже знаем о проблеме.</p><div class="dot-flashing"></div></main>',
  );

/** The anti-bot intermediate page, by its marks only (portal.md 4.1); it does not reload, so that a tab does not spin. */
export const antiBotPage = (): string => `<!doctype html>
<html><head><meta charset="utf-8"><title>Проверка</title>
<script>function setCookieAndReloadPage(){document.cookie='w-r-ii=true;path=/;secure'}</script></head>
<body><p>Проверяем ваш браузер…</p><button onclick="setCookieAndReloadPage()">Продолжить</button></body></html>
`;

/** A page that has nothing to do with what was asked. */
export const strayPage = (): string =>
  page(SITE_TITLE, '<main><h1>Портал</h1><p>Здесь должна была быть другая страница.</p></main>');

export const notFoundPage = (): string =>
  page('Страница не найдена', '<main><h1>Страница не найдена</h1><p><a href="/">На главную</a></p></main>');
