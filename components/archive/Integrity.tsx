import type { ArchiveTexts } from '../../utils/text';
import { Button, LiveRegion, Notice, SIGNS } from '../ui';
import type { IntegrityView } from './archive-view';

type Texts = ArchiveTexts['integrity'];

type NoticesProps = { view: IntegrityView; texts: Texts; onRebuildList: () => void };

/** What was damaged, what of it came back, and what a person can do about the rest. */
export function IntegrityNotices({ view, texts, onRebuildList }: NoticesProps) {
  const { restoredSafe: safe, restoredNext: next } = texts;
  const restored = [
    view.list === 'restored' ? texts.listRestored : null,
    view.restored > 0 ? texts.restored(view.restored) : null,
  ].filter((words) => words !== null);
  const all = view.restored + view.lost;
  const counted = all > 0 && view.list !== 'lost';
  return (
    <>
      {view.newer && <Notice tone="attention" words={texts.newer} live="status" />}
      {view.moved && (
        <Notice
          tone={view.lost > 0 ? 'attention' : 'good'}
          words={{
            title: counted ? texts.moved(view.restored, all) : texts.movedBare,
            safe: texts.movedSafe,
            next: texts.movedNext,
          }}
          live="status"
        />
      )}
      {view.list === 'lost' && (
        <Notice
          tone="bad"
          words={{ title: texts.listLost, safe: texts.listLostSafe, next: texts.listLostNext }}
          live="status"
        >
          {!view.newer && <Button onClick={onRebuildList}>{texts.rebuild}</Button>}
        </Notice>
      )}
      {view.lost > 0 && (
        <Notice
          tone="bad"
          words={{ title: texts.lost(view.lost), safe: texts.lostSafe, next: texts.lostNext }}
          live="status"
        />
      )}
      {restored.length > 0 && !view.moved && (
        <Notice tone="good" words={{ title: restored.join(' '), safe, next }} live="status" />
      )}
      {view.sentinel === 'restored' && (
        <Notice
          tone="attention"
          words={{ title: texts.sentinel, safe: texts.sentinelSafe, next: texts.sentinelNext }}
          live="status"
        />
      )}
      {view.sentinel === 'spare' && (
        <Notice
          tone="attention"
          words={{ title: texts.spare, safe: texts.spareSafe, next: texts.spareNext }}
          live="status"
        />
      )}
    </>
  );
}

type PanelProps = { view: IntegrityView; texts: Texts; onCheck: () => void; onCancel: () => void };

/** The state in a line, and the check of everything with its progress and its end. */
export function IntegrityPanel({ view, texts, onCheck, onCancel }: PanelProps) {
  const whole = view.lost === 0 && view.list !== 'lost';
  const tone = !whole ? 'bad' : view.copies === 'full' || view.strays > 0 ? 'attention' : 'good';
  const { checking, checked } = view;
  const ended = !checked || checking ? '' : endOf(checked, whole, texts);
  return (
    <section class="integrity" aria-label={texts.label}>
      <p class="small">
        <span aria-hidden="true">{SIGNS[tone]}</span>{' '}
        {`${whole ? texts.whole : texts.damaged} · ${texts.copies[view.copies]}`}
      </p>
      {view.strays > 0 && <p class="small">{texts.strays(view.strays)}</p>}
      {ended && (
        <p class="small" aria-hidden="true">
          {ended}
        </p>
      )}
      <LiveRegion>{ended}</LiveRegion>
      {checking ? (
        <div class="row">
          <progress aria-label={texts.check} value={checking.done} max={Math.max(1, checking.total)} />
          <span class="small">{texts.checking(checking.done, checking.total)}</span>
          <Button onClick={onCancel}>{texts.cancel}</Button>
        </div>
      ) : (
        <div class="row">
          <Button onClick={onCheck}>{texts.check}</Button>
        </div>
      )}
    </section>
  );
}

function endOf({ total, cancelled }: NonNullable<IntegrityView['checked']>, whole: boolean, texts: Texts): string {
  if (total === null) return texts.checkFailed;
  if (cancelled) return texts.cancelled(total);
  return whole ? `${texts.checked(total)} ${texts.checkedWhole}` : texts.checked(total);
}
