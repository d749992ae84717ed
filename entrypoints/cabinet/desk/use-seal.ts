import { useEffect, useState } from 'preact/hooks';
import type { DeskView, SealView } from '../../../components/desk';
import type { ArchiveSession } from '../session-contract';
import type { DeskSession } from './desk-session';

type Parts = {
  session: DeskSession;
  archive: ArchiveSession;
  archiveOpen: boolean;
  view: DeskView;
  onActive: () => void;
};

/** The finished files on their way into the archive, by the road of the person's own files. */
export function useSeal({ session, archive, archiveOpen, view, onActive }: Parts): {
  seal: SealView;
  put: () => Promise<void>;
} {
  const [state, set] = useState<Exclude<SealView, 'offer' | 'locked'> | null>(null);
  useEffect(() => {
    if (view.make.state !== 'done') set(null);
  }, [view.make]);
  const put = async () => {
    set('busy');
    const files = session.made().map(({ name, blob }) => new File([blob], name, { type: blob.type }));
    const work = { onProgress: onActive, signal: new AbortController().signal };
    const report = await archive.addFiles(files, work).catch(() => null);
    const isIn = report && !report.stopped && report.refused.length === 0;
    set(isIn ? (report.duplicates === files.length ? 'before' : 'sealed') : 'failed');
  };
  return { seal: state ?? (archiveOpen ? 'offer' : 'locked'), put };
}
