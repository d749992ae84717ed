import { useEffect, useState } from 'preact/hooks';
import { ask, type DataOf } from '../../utils/messaging';
import { watchStored } from '../../utils/platform';
import type { PickedView } from '../../utils/requests';

/** Statuses the person pointed at, read anew whenever the background has seen one of them. */
export function usePicked() {
  const [picked, show] = useState<readonly PickedView[]>([]);
  useEffect(() => {
    const read = () => void ask('pickedView', {}).then(show, () => undefined);
    read();
    return watchStored('requestNames', read);
  }, []);
  const change = (watchId: string, to: DataOf<'changePicked'>['to']) =>
    ask('changePicked', { watchId, to }).then(show, () => undefined);
  return { picked, change };
}
