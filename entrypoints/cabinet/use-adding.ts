import { useEffect, useRef, useState } from 'preact/hooks';
import type { AddingEvents, AddingView } from '../../components/archive';
import type { ArchiveSession } from './archive-session';

/**
 * Files of the person's own on their way into the archive. A file dropped anywhere on the page is caught: the browser
 * would leave the page to show it.
 */
export function useAdding(
  session: ArchiveSession,
  open: boolean,
  onActive: () => void,
): { view: AddingView; dragging: boolean; on: AddingEvents } {
  const [view, show] = useState<AddingView>({ state: 'ready' });
  const [dragging, setDragging] = useState(false);
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

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = open ? 'copy' : 'none';
      setDragging(open);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setDragging(false);
      void onFiles([...event.dataTransfer.files]);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    addEventListener('dragleave', leave);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
      removeEventListener('dragleave', leave);
    };
  }, [open]);
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
