import type { Patient } from '../../model/types.ts';
import { esc, FOOTER, SITE_TITLE } from '../html.ts';
import { headerHtml } from './render/header.ts';

export type ShellSettings = { ngAttribute: string; renderDelayMs: readonly [number, number] };

/** The one page behind every lk address: a throbber now, content later (portal.md 6). */
export const renderShell = ({ ngAttribute, renderDelayMs: [from, to] }: ShellSettings): string => `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="training-render-delay" content="${from}-${to}">
<meta name="training-ng-attribute" content="${esc(ngAttribute)}">
<title>${SITE_TITLE}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/base.css">
<link rel="stylesheet" href="/assets/lk.css">
<script type="module" src="/assets/lk/client/app.js"></script>
</head>
<body class="lk-face">
<lk-root><div class="loader-container"><lib-throbber-hexagon></lib-throbber-hexagon></div></lk-root>
<footer class="training-note" id="footer-wrapper">${FOOTER}</footer>
</body>
</html>
`;

/** The main page of `www` on the lk face. */
export const renderMainPage = (person: Patient | null): string => `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${SITE_TITLE}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/base.css">
<link rel="stylesheet" href="/assets/lk.css">
</head>
<body class="lk-face">
<portal-root>${headerHtml(person ? { lastName: person.lastName, firstName: person.firstName, unread: 0 } : null)}
<main><h1>Учебный портал услуг</h1>
<p><a class="link-plain" href="https://lk.gosuslugi.ru/orders">Заявления</a></p>
<p><a class="link-plain" href="https://lk.gosuslugi.ru/health">Здоровье</a></p></main></portal-root>
<footer class="training-note" id="footer-wrapper">${FOOTER}</footer>
</body>
</html>
`;
