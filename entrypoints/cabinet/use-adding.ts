import { useEffect, useRef, useState } from 'preact/hooks';
import type { AddingEvents, AddingView } from '../../components/archive';
import type { ArchiveSession } from './archive-session';
import { useDrop } from './use-drop';

/** Files of the person's own on their way into the archive: chosen, or dropped anywhere on the page. */
export function useAdding(
  session: ArchiveSession,
  open: boolean,
  onActive: () => void,
): { view: AddingView; dragging: boolean; on: AddingEvents } {
  const [view, show] = useState<AddingView>({ state: 'ready' });
  const stop = useRef<AbortController | null>(null);

  const onFiles = async (files: readonly File[]) => {
    if (files.length === 0 || stop.current) return;
    if (!open) return show({ state: 'locked' });
    stop.current = new AbortController();
    show({ state: 'working', done: 0, total: files.length });
    const onProgress = (done: number, total: number) => {
      // Work that was asked for is no idleness: the archive does not close under it.
      onActive();
      show({ state: 'working', done, total });
    };
    const report = await session.addFiles(files, { onProgress, signal: stop.current.signal });
    stop.current = null;
    show({ state: 'done', report });
  };

  const dragging = useDrop((files) => void onFiles(files), open);
  useEffect(() => {
    if (open) show((now) => (now.state === 'locked' ? { state: 'ready' } : now));
  }, [open]);

  return {
    view,
    dragging,
    on: {
      onFiles: (files) => void onFiles(files),
      onCancel: () => stop.current?.abort(),
      onDismiss: () => show({ state: 'ready' }),
    },
  };
}
