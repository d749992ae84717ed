import type { RequestTimeline } from './timeline';
import type { WatchedView } from './view';

/** What stands in cells. */
export type CsvWords = {
  number: (number: string) => string;
  groups: Readonly<Record<WatchedView['status']['group'], string>>;
  yes: string;
  no: string;
};

/** Comma: RFC 4180. Semicolon: what Excel in Russian expects. */
export type Separator = ',' | ';';

/**
 * One row for each status of each request, oldest first. The number is told as «№ …»: a spreadsheet would make a figure
 * of the digits and lose the last of them. Times are local, as a spreadsheet reads them; lengths in whole minutes.
 */
export function historyRows(
  requests: readonly WatchedView[],
  timelines: ReadonlyMap<string, RequestTimeline>,
  words: CsvWords,
): string[][] {
  const yesNo = (truth: boolean) => (truth ? words.yes : words.no);
  return requests.flatMap((request) =>
    [...(timelines.get(request.id)?.steps ?? [])]
      .reverse()
      .map((step) => [
        words.number(request.number),
        request.service ?? '',
        step.title || words.groups[step.group],
        words.groups[step.group],
        localMinute(step.from),
        step.to === null ? '' : localMinute(step.to),
        step.ms === null ? '' : String(Math.floor(step.ms / 60_000)),
        yesNo(step.atLeast),
        yesNo(step.longer !== null),
        yesNo(step.final),
      ]),
  );
}

/**
 * RFC 4180 with a byte order mark, so that Excel reads Russian. A cell that a spreadsheet would take for a formula gets
 * an apostrophe before it (OWASP, «CSV injection»): names of services and statuses are the portal's words, not ours.
 * The library is loaded when first needed.
 */
export async function csvOf(rows: readonly (readonly string[])[], separator: Separator): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  return stringify(
    rows.map((row) => row.map(disarmed)),
    {
      bom: true,
      delimiter: separator,
      record_delimiter: '\r\n',
    },
  );
}

/**
 * The library's own guard looks at the first character alone. A spreadsheet trims what stands before a sign, and takes
 * the full-width ones for the same.
 */
export const disarmed = (cell: string): string =>
  /^[\s\p{C}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;

/** `2026-11-23 14:20` in the person's zone. */
function localMinute(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
