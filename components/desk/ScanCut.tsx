import type { Frame, Side } from '../../utils/documents/desk';
import type { DeskTexts } from '../../utils/text';
import type { DeskEvents, ScanItem } from './desk-view';

type Props = { item: ScanItem; texts: DeskTexts; onFix: DeskEvents['onFix'] };

const WHOLE: Frame = { left: 0, top: 0, right: 1, bottom: 1 };
const SIDES: readonly Side[] = ['top', 'bottom', 'left', 'right'];
const MOST = 45;

/** Margins of the person's own, in hundredths of the picture; the small picture above shows what is left. */
export function ScanCut({ item: { id, fix }, texts: { scans }, onFix }: Props) {
  const cut = fix.cut ?? WHOLE;
  const marginOf = (side: Side) => Math.round((side === 'top' || side === 'left' ? cut[side] : 1 - cut[side]) * 100);
  const set = (side: Side, hundredths: number) => {
    const share = Math.min(MOST, Math.max(0, hundredths)) / 100;
    const next = { ...cut, [side]: side === 'top' || side === 'left' ? share : 1 - share };
    const isWhole = SIDES.every((one) => next[one] === WHOLE[one]);
    onFix(id, { ...fix, cut: isWhole ? null : next });
  };
  return (
    <details class="scan-cut">
      <summary>{scans.cutByHand}</summary>
      <div class="scan-margins">
        {SIDES.map((side) => (
          <label key={side}>
            <span class="small">{scans.margins[side]}</span>
            <input
              type="range"
              min={0}
              max={MOST}
              value={marginOf(side)}
              aria-valuetext={scans.hundredths(marginOf(side))}
              onInput={(event) => set(side, event.currentTarget.valueAsNumber)}
            />
          </label>
        ))}
      </div>
    </details>
  );
}
