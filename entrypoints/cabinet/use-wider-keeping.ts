import { useEffect, useState } from 'preact/hooks';
import { askPermission, dropPermission, hasPermission, onPermissionChange } from '../../utils/platform';

type Wider = 'on' | 'off' | 'refused';

/** Whether the browser tells us of the person's downloads. The permission itself is the setting. */
export function useWiderKeeping(): { wider: Wider; onWider: (on: boolean) => void } {
  const [wider, set] = useState<Wider>('off');
  useEffect(() => {
    const look = () => void hasPermission('downloads').then((has) => set(has ? 'on' : 'off'));
    look();
    return onPermissionChange(look);
  }, []);
  const onWider = (on: boolean) => {
    // First thing in the click: see askPermission.
    if (on) void askPermission('downloads').then((given) => set(given ? 'on' : 'refused'));
    else void dropPermission('downloads');
  };
  return { wider, onWider };
}
