import { createPortalFetch, offerPart, tellingOffline } from '../../../utils/platform';
import { isAllowedCall } from '../../../utils/portal';
import {
  type PollParts,
  type PollReport,
  runPoll,
  type WatchAllParts,
  type WatchAllReport,
  watchAll,
} from '../../../utils/requests';

export type PortalLook = {
  runPoll: (parts: Omit<PollParts, 'fetchPortal'>) => Promise<PollReport>;
  watchAll: (parts: Omit<WatchAllParts, 'fetchPortal'>) => Promise<WatchAllReport>;
};

/** The part of the background that asks the portal and reads its answers: a few times a day, while wakes are many. */
export function offerLook(): void {
  const fetchPortal = tellingOffline(createPortalFetch(isAllowedCall)) as PollParts['fetchPortal'];
  offerPart('portal-look', {
    runPoll: (parts) => runPoll({ ...parts, fetchPortal }),
    watchAll: (parts) => watchAll({ ...parts, fetchPortal }),
  } satisfies PortalLook);
}
