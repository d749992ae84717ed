import { HOUR } from '../kernel';
import { classifyHtml, type Face, portalCalls, readDisclaimers } from '../portal';
import { askJson, FIRST_LOOKS, type Halt, type Ladder, lookAtPage, MOST_LOOKS, type Roads } from './ladder';
import { lookAtDocuments } from './topics';
import type { Baseline } from './types';
import { isOthers } from './whose';

/** So many pages of the article's face are simply asked for; more, and its list says which. */
const FEW_PAGES = 2;
const DOCUMENTS_EVERY = 2 * HOUR;

/** The article's face has no JSON: its list tells which statuses moved, and one page more is looked at in turn. */
export async function climbPages(roads: Roads, pages: readonly Baseline[], ladder: Ladder): Promise<Halt | null> {
  const rows = pages.length > FEW_PAGES ? await articleRows(roads) : null;
  if (rows && !(rows instanceof Map)) return rows;
  const byAge = pages.toSorted((a, b) => (a.sources.page?.triedAt ?? 0) - (b.sources.page?.triedAt ?? 0));
  let firstLooks = 0;
  for (const [at, order] of byAge.entries()) {
    if (ladder.asked.size >= MOST_LOOKS) break;
    const fresh = order.history.length === 0;
    if (fresh && ++firstLooks > FIRST_LOOKS) continue;
    const same = rows?.get(order.number) === order.history.at(-1)?.group && !fresh && order.doubted === null;
    if (rows && same && at > 0) continue;
    const halt = await lookAtPage(roads, order, ladder);
    if (halt !== 'told' && halt !== 'silent') return halt;
  }
  return null;
}

async function articleRows(roads: Roads): Promise<Map<string, string> | Halt | null> {
  const request = portalCalls.ordersPage();
  const answer = classifyHtml(await roads.fetchPortal(request), roads.clock);
  if (answer.state === 'unknown') return null;
  if (answer.state !== 'ok') return answer;
  const read = await roads.readHtml(answer.value, request.url);
  if (!read.ok || read.value.page.kind !== 'orders') return null;
  return new Map(read.value.page.orders.map(({ number, group }) => [number, group]));
}

/** Asked seldom, on both faces: which of them shows the documents is not known (portal.md 1.4). */
export async function lookForDocuments(roads: Roads, ladder: Ladder): Promise<void> {
  const now = roads.clock();
  const { documentsAt, trouble } = ladder.topics;
  if (documentsAt !== null && now >= documentsAt && now - documentsAt < DOCUMENTS_EVERY) return;
  for (const face of ['lk', 'article'] satisfies Face[]) {
    const request = portalCalls.documentsPage(face);
    const answer = classifyHtml(await roads.fetchPortal(request), roads.clock);
    // One of the faces asks for a code before this page: its redirect says nothing of the session.
    const read = answer.state === 'ok' ? await roads.readHtml(answer.value, request.url) : null;
    if (read?.ok && read.value.page.kind === 'health' && read.value.page.documents.length > 0) {
      if (isOthers(ladder.topics, read.value.page)) {
        ladder.topics = { ...ladder.topics, documentsAt: now, trouble: { ...trouble, documents: 'other-account' } };
        return;
      }
      const look = lookAtDocuments(ladder.topics, read.value.page, now);
      ladder.topics = look.topics;
      ladder.topicEvents.push(...look.events);
      return;
    }
  }
  ladder.topics = { ...ladder.topics, documentsAt: now, trouble: { ...trouble, documents: 'not-shown' } };
}

/** The end of the works, when the portal's own notice names one that lies ahead. Asked without a login. */
export async function worksEnd(roads: Roads): Promise<number | null> {
  const answer = await askJson(roads, portalCalls.disclaimers());
  const read = answer.state === 'ok' ? readDisclaimers(answer.value) : null;
  const now = roads.clock();
  const ends = read?.ok ? read.value.flatMap(({ level, until }) => (level !== 'INFO' && until ? [until] : [])) : [];
  return ends.filter((until) => until > now).toSorted((a, b) => b - a)[0] ?? null;
}
