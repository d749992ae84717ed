import {
  classifyHtml,
  classifyJson,
  type OrderNumber,
  type PortalReply,
  readFeeds,
  readHtml,
  readOrder,
} from '../../utils/portal';

const said = ({ status, number }: { status: { group: string }; number: string }) => `${status.group} ${number}`;

/** What the watch does with an answer about a request: its class, or the status group and the number. */
function page(reply: PortalReply, url: string): string {
  const answer = classifyHtml(reply);
  if (answer.state !== 'ok') return answer.state;
  const read = readHtml(answer.value, url, (text) => new DOMParser().parseFromString(text, 'text/html'));
  if (!read.ok) return 'unknown';
  if (read.value.loggedIn === false) return 'login';
  return read.value.page.kind === 'order' ? said(read.value.page) : 'unknown';
}

function order(reply: PortalReply, number: string): string {
  const answer = classifyJson(reply);
  if (answer.state !== 'ok') return answer.state;
  const read = readOrder(answer.value, number as OrderNumber);
  return read.ok ? said(read.value) : 'unknown';
}

/** How many requests the list names; -1 for an answer that is no list. */
function list(reply: PortalReply): number {
  const answer = classifyJson(reply);
  const read = answer.state === 'ok' ? readFeeds(answer.value) : null;
  return read?.ok ? read.value.items.length : -1;
}

Object.assign(globalThis, { benchStatus: { page, order, list } });
