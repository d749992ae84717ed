import { useEffect, useState } from 'preact/hooks';

type Session<View> = { view: () => View; onChange: (listener: () => void) => () => void };

/** A session's view, as it is now and at each change. */
export function useSession<View>(session: Session<View>): View {
  const [view, set] = useState(session.view);
  useEffect(() => {
    set(session.view);
    return session.onChange(() => set(session.view));
  }, [session]);
  return view;
}
