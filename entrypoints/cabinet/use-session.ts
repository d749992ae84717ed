import { useEffect, useState } from 'preact/hooks';
import type { ArchiveView } from '../../components/archive';
import type { ArchiveSession } from './archive-session';

/** The session's view, as it is now and at each change. */
export function useSession(session: ArchiveSession): ArchiveView {
  const [view, set] = useState(session.view);
  useEffect(() => {
    set(session.view());
    return session.onChange(() => set(session.view()));
  }, [session]);
  return view;
}
