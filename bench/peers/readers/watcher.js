const LABELS = {
  'в обработке': 'in-progress',
  одобрено: 'executed',
  отклонено: 'rejected',
  'требуются документы': 'needs-person',
};
const plain = (text) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * A watcher of this portal as one writes it with a parser of HTML: what the answer's head says, then selectors, then the
 * words of the whole page. `parse(html)` gives `{ has(selector), text(selector), all() }`.
 */
export const watcher = (parse) => (reply) => {
  if ('failure' in reply) return reply.failure === 'too-large' ? 'unknown' : 'network';
  const { status, type, url, contentType, body } = reply;
  if (type === 'opaqueredirect' || url.startsWith('https://esia.')) return 'login';
  if (!url.startsWith('https://www.gosuslugi.ru/') && !url.startsWith('https://lk.gosuslugi.ru/')) return 'unknown';
  if (/setCookieAndReloadPage|X-AA-Challenge/.test(body)) return 'challenge';
  if ([401, 403, 624].includes(status)) return 'login';
  if (status === 429) return 'rate';
  if (status >= 500) return /технические работы/i.test(body) ? 'maintenance' : 'server';
  if (status !== 200 || !/text\/html/.test(contentType ?? '') || !/<\/html>/.test(body)) return 'unknown';
  const page = parse(body);
  if (page.has('input[type=password]')) return 'login';
  if (/технические|регламентные/i.test(page.text('h1'))) return 'maintenance';
  if (page.has('.dot-flashing')) return 'server';
  const label = plain(page.text('.status-label'));
  const number = /\d{10}/.exec(page.text('.request-number'))?.[0];
  if (LABELS[label] && number) return `${LABELS[label]} ${number}`;
  const all = plain(page.all());
  const said = /статус: ?(в обработке|одобрено|отклонено|требуются документы)/.exec(all)?.[1];
  const found = /номер заявки: ?(\d{10})/.exec(all)?.[1];
  return said && found ? `${LABELS[said]} ${found}` : 'unknown';
};
