import { type ArchiveView, HeldDocuments, KeepQuestion } from '../../components/archive';
import { KEEP_KINDS } from '../../utils/archive';
import { ask } from '../../utils/messaging';
import { keepingTexts } from '../../utils/text';
import { useSettings } from '../shared/use-settings';
import type { ArchiveSession } from './archive-session';

type Props = { session: ArchiveSession; view: ArchiveView };

/** What the person is asked of documents that came from the portal: of a kind once, of a copy that is held each time. */
export function KeepDesk({ session, view }: Props) {
  const settings = useSettings();
  if (view.state !== 'open' || !settings) return null;
  const texts = keepingTexts(settings.locale);
  const came = new Set(view.records.flatMap(({ isNew, from }) => (isNew && from ? [from] : [])));
  const unasked = KEEP_KINDS.find((kind) => came.has(kind) && settings.keep[kind] === 'undecided');
  const held = view.held ?? [];
  return (
    <>
      {unasked && (
        <KeepQuestion
          kind={unasked}
          texts={texts}
          onAnswer={(kind, choice) => void ask('changeSettings', { keep: { kind, choice } }).catch(() => null)}
        />
      )}
      {held.length > 0 && (
        <HeldDocuments
          held={held}
          texts={texts}
          onKeep={(id) => void session.decideHeld(id, true)}
          onDrop={(id) => void session.decideHeld(id, false)}
        />
      )}
    </>
  );
}
