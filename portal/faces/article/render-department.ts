import type { Department } from '../../model/types.ts';
import { esc } from '../html.ts';
import { articlePage, type Frame } from './frame.ts';

const rows = (status: string): readonly (readonly [string, string])[] => [
  ['Поликлиника', 'Учебная городская поликлиника № 1'],
  ['Что с прикреплением', status],
  ['Участок', 'терапевтический, 12'],
];

const LOOKS: Readonly<Record<Department['look'], (status: string) => string>> = {
  plain: (status) =>
    `<h1>Прикрепление к поликлинике</h1><section class="card"><h2>Ваше прикрепление</h2><dl>${rows(status)
      .map(([name, value]) => `<dt>${name}</dt><dd class="value">${esc(value)}</dd>`)
      .join('')}</dl><p><a id="away" href="/help">Что это значит</a></p></section>`,
  // The same page after a year of somebody's work on it: other classes, wrappers, a banner, other letters.
  redrawn: (status) =>
    `<div class="banner">Новое: запись теперь в одном окне</div><div class="x1"><h1>Прикрепление&nbsp;к поликлинике</h1></div>
<div class="grid-2"><div class="tile"><h2 class="t">ВАШЕ ПРИКРЕПЛЕНИЕ</h2><div><dl class="pairs">${rows(status)
      .map(
        ([name, value]) =>
          `<div class="pair"><dt><span>${name}:</span></dt><dd class="v"><div>${esc(value)}</div></dd></div>`,
      )
      .join('')}</dl></div><p><a id="away" href="/help">Что это значит</a></p></div></div>`,
  garbage: () => '<h1>Раздел переехал</h1><p>Что-то другое</p><ul><li>Отказано</li><li>Одобрено</li></ul>',
};

/** A page of a department that our readers do not know; its address and markup are our invention. */
export const renderDepartmentPage = ({ status, look }: Department, frame: Frame): string =>
  articlePage('Прикрепление', LOOKS[look](status), frame);
