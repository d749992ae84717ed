import { type DeskTexts, formatSize, type Locale } from '../../utils/text';
import { Badge, Busy, Button, Card, type Tone } from '../ui';
import { type DeskEvents, type ScanItem, usable } from './desk-view';
import { ScanFix } from './ScanFix';

type Props = {
  item: ScanItem;
  first: boolean;
  limit: number;
  texts: DeskTexts;
  locale: Locale;
  on: DeskEvents;
};

/** One file: what it looks like, whether it can be read, what is wrong and what can be done about it here. */
export function ScanCard({ item, first, limit, texts, locale, on }: Props) {
  const { scans } = texts;
  const refusal = item.refusal && scans.refusals[item.refusal];
  const flaws = item.report?.flaws ?? [];
  const [tone, verdict] = verdictOf(item, texts);
  const large = item.look?.kind === 'pdf' && item.size > limit * 1_000_000;
  return (
    <Card attention={tone === 'attention'}>
      <div class="scan">
        <div class="scan-picture">
          {item.preview && (
            <img
              class={`turn-${item.fix.quarters}`}
              style={clipOf(item.fix.cut)}
              src={item.preview}
              alt={scans.preview(item.name)}
            />
          )}
        </div>
        <div class="stack">
          <h3>{item.name}</h3>
          <p class="small">{factsOf(item, texts, locale)}</p>
          {item.state === 'looking' ? (
            <Busy>{scans.looking(item.name)}</Busy>
          ) : (
            <p>
              <Badge tone={tone}>{verdict}</Badge>
            </p>
          )}
          {refusal && (
            <>
              <p class="strong">{refusal.title}</p>
              <p>{`${refusal.safe} ${refusal.next}`}</p>
            </>
          )}
          {flaws.length > 0 && (
            <ul class="flaws">
              {flaws.map((flaw) => (
                <li key={flaw}>{scans.flaws[flaw]}</li>
              ))}
            </ul>
          )}
          {item.look?.kind === 'pdf' && (
            <p>{large ? scans.pdfTooLarge(formatSize(limit * 1_000_000, locale)) : scans.pdf}</p>
          )}
          {item.state === 'judged' &&
            item.look?.remarks.map((remark) => (
              <p key={remark} class="small">
                {remark === 'named' ? scans.remarks.named(item.look?.kind.toUpperCase() ?? '') : scans.remarks[remark]}
              </p>
            ))}
          {usable(item) && <ScanFix item={item} texts={texts} locale={locale} onFix={on.onFix} />}
          <div class="row">
            {!first && (
              <Button kind="quiet" aria-label={scans.earlierNamed(item.name)} onClick={() => on.onEarlier(item.id)}>
                {scans.earlier}
              </Button>
            )}
            <Button kind="quiet" aria-label={scans.removeNamed(item.name)} onClick={() => on.onRemove(item.id)}>
              {scans.remove}
            </Button>
          </div>
        </div>
      </div>
    </Card>
  );
}

function verdictOf({ state, look, report }: ScanItem, { scans }: DeskTexts): [Tone, string] {
  if (state === 'refused') return ['bad', scans.refused];
  if (look?.kind === 'pdf' || !report) return ['neutral', scans.notJudged];
  return report.flaws.length > 0 ? ['attention', scans.doubtful] : ['good', scans.good];
}

function factsOf({ look, size }: ScanItem, { scans }: DeskTexts, locale: Locale): string {
  const length = formatSize(size, locale);
  return look?.size ? scans.facts(length, `${look.size.width}\u00a0×\u00a0${look.size.height}`) : length;
}

/** Set through the style of the element, which our content policy allows; a style attribute it would not. */
function clipOf(cut: ScanItem['fix']['cut']): { clipPath: string } | undefined {
  if (!cut) return undefined;
  const [top, right, bottom, left] = [cut.top, 1 - cut.right, 1 - cut.bottom, cut.left].map((one) => `${one * 100}%`);
  return { clipPath: `inset(${top} ${right} ${bottom} ${left})` };
}
