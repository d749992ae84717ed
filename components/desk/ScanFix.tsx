import type { DeskTexts, Locale } from '../../utils/text';
import { Button } from '../ui';
import type { DeskEvents, ScanItem } from './desk-view';
import { ScanCut } from './ScanCut';

type Props = { item: ScanItem; texts: DeskTexts; locale: Locale; onFix: DeskEvents['onFix'] };

/** What is mended on the way into the finished file. Only what has something to do is offered. */
export function ScanFix({ item, texts, locale, onFix }: Props) {
  const { id, fix, report } = item;
  const { scans } = texts;
  const angle = report?.angle ?? 0;
  const sheet = report?.sheet ?? null;
  return (
    <div class="stack">
      <div class="row">
        <Button onClick={() => onFix(id, { ...fix, quarters: ((fix.quarters + 1) % 4) as typeof fix.quarters })}>
          {scans.turn}
        </Button>
        <span class="small" role="status">
          {fix.quarters > 0 && scans.turned(fix.quarters * 90)}
        </span>
      </div>
      {Math.abs(angle) >= 1 && (
        <label class="check">
          <input
            type="checkbox"
            checked={fix.level !== 0}
            onChange={(event) => onFix(id, { ...fix, level: event.currentTarget.checked ? angle : 0 })}
          />
          <span>{scans.level(Math.abs(angle).toLocaleString(locale))}</span>
        </label>
      )}
      {sheet && (
        <label class="check">
          <input
            type="checkbox"
            checked={fix.cut !== null}
            onChange={(event) => onFix(id, { ...fix, cut: event.currentTarget.checked ? sheet : null })}
          />
          <span>{scans.cut}</span>
        </label>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={fix.grey}
          onChange={(event) => onFix(id, { ...fix, grey: event.currentTarget.checked })}
        />
        <span>{scans.grey}</span>
      </label>
      <ScanCut item={item} texts={texts} onFix={onFix} />
    </div>
  );
}
