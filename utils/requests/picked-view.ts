import { addressUrl, mayOpenAlone, type StatusGroup } from '../portal';
import type { PickedState, PickedWatch } from './picked';
import type { Names } from './types';

/** `text` is null until the page was seen after a restart of the browser: words are kept in memory only. */
export type PickedView = {
  id: string;
  /** Host and path, as a person reads an address. */
  page: string;
  text: string | null;
  group: StatusGroup;
  since: number;
  lastOkAt: number;
  state: PickedState['kind'];
  paused: boolean;
  alone: boolean;
  mayBeAlone: boolean;
  attention: boolean;
};

export const pickedViews = (watches: readonly PickedWatch[], names: Names): PickedView[] =>
  watches
    .map(({ id, address, last, lastOkAt, state, paused, alone, attention }) => ({
      id,
      page: addressUrl(address).replace('https://', ''),
      text: names[id]?.title || null,
      group: last.group,
      since: last.at,
      lastOkAt,
      state: state.kind,
      paused,
      alone,
      mayBeAlone: mayOpenAlone(address),
      attention,
    }))
    .sort((a, b) => Number(b.attention) - Number(a.attention) || b.since - a.since);
