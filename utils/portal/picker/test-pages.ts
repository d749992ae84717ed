/** Generated pages of a portal nobody has seen, with an oracle: the very text node that is the status. */
export type Spec = {
  drawing: 'list' | 'lines' | 'stacked' | 'inline' | 'table';
  titled: 'h2' | 'class';
  cards: readonly { rows: number; at: number }[];
  mine: number;
};

const LABELS = ['Номер', 'Врач', 'Дата приёма', 'Адрес', 'Куда обратиться'];
const STATUSES = ['Запись подтверждена', 'Ждёт ответа', 'Ведомство рассматривает', 'Отменена'];

const row = (drawing: Spec['drawing'], label: string, value: string): string =>
  ({
    list: `<div class="row"><dt>${label}</dt><dd class="value">${value}</dd></div>`,
    lines: `<p class="row"><span class="label">${label}:</span> <span class="value">${value}</span></p>`,
    stacked: `<div class="label">${label}</div><div class="value">${value}</div>`,
    inline: `<p class="line">${label}: ${value}</p>`,
    table: `<tr><th>${label}</th><td class="value">${value}</td></tr>`,
  })[drawing];

/** Every value differs from every other, so a text taken from a wrong place shows. */
function card({ drawing, titled, mine }: Spec, { rows, at }: Spec['cards'][number], index: number): string {
  const place = at % (rows + 1);
  const lines = Array.from({ length: rows }, (_, i) =>
    row(drawing, LABELS[i] ?? `Поле ${i}`, `Значение ${'абвгдежз'[i]} карточки ${'клмноп'[index]}`),
  );
  const status = `${STATUSES[index % STATUSES.length]} ${'клмноп'[index]}`;
  lines.splice(place, 0, row(drawing, 'Статус', index === mine ? `${status}<!--mine-->` : status));
  const body =
    drawing === 'table'
      ? `<table><tbody>${lines.join('')}</tbody></table>`
      : drawing === 'list'
        ? `<dl>${lines.join('')}</dl>`
        : lines.join('');
  const title =
    titled === 'h2' ? `<h2>Запись ${'клмноп'[index]}</h2>` : `<div class="card-title">Запись ${'клмноп'[index]}</div>`;
  return `<section class="card">${title}${body}<button type="button">Подробнее</button></section>`;
}

export const pageHtml = (spec: Spec): string => `<!doctype html><html><body>
<header><a href="/">Портал</a> <a href="/auth/logout">Выйти</a></header>
<main><h1>Мои записи</h1><p class="lead">Здесь показаны записи за 2026 год.</p>
${spec.cards.map((one, index) => card(spec, one, index)).join('\n')}
<p class="note">Вопросы: 8 800 100-70-10</p></main><footer>Контакты</footer></body></html>`;

/** The node of the status pointed at, and its value without a label in the same text. */
export function oracle(page: Document): { node: Text; value: () => string | null } {
  const walker = page.createTreeWalker(page.body, 128);
  while (walker.nextNode()) {
    const comment = walker.currentNode;
    const node = comment.previousSibling;
    if (comment.nodeValue !== 'mine' || node?.nodeType !== 3) continue;
    comment.parentNode?.removeChild(comment);
    const text = node as Text;
    return { node: text, value: () => (text.isConnected ? (text.nodeValue ?? '').replace(/^[^:]*:\s*/, '') : null) };
  }
  throw new Error('no status on the generated page');
}
