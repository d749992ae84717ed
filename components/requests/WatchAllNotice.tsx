import type { PortalState } from '../../utils/portal';
import { formatTime, type Locale, type RequestTexts } from '../../utils/text';
import { Notice } from '../ui';
import { WatchStateNotice } from './WatchStateNotice';

export type WatchedAll =
  | { state: PortalState; added: number; known: number; more: boolean }
  | { state: 'early'; allowedAt: number };

type Props = { of: WatchedAll | null; texts: RequestTexts; locale: Locale; onOpenPortal: () => void };

/** What came of «watch them all». Where the portal could not be asked, the reason is that of any other look. */
export function WatchAllNotice({ of, texts, locale, onOpenPortal }: Props) {
  if (!of) return null;
  if (of.state === 'early') {
    return (
      <Notice tone="neutral" live="status" words={{ title: texts.checkAllowedAt(formatTime(of.allowedAt, locale)) }} />
    );
  }
  if (of.state !== 'ok') return <WatchStateNotice state={of.state} texts={texts} onOpenPortal={onOpenPortal} />;
  const { watchAll } = texts;
  if (of.added === 0 && of.known === 0) return <Notice tone="neutral" live="status" words={watchAll.none} />;
  return (
    <Notice
      tone="good"
      live="status"
      words={{
        title: of.added > 0 ? watchAll.added(of.added) : watchAll.already,
        safe: of.more ? watchAll.more : watchAll.next,
      }}
    />
  );
}
