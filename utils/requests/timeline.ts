import { markTitle } from '../portal';
import { type Advice, adviceOf } from './advice';
import { type Stay, staysOf } from './stays';
import { longerBy, type Usual, usualOf } from './usual';
import type { WatchedView } from './view';

/** `title` is empty where the portal's word is not known. `longer`: by how much more than usual, ms. */
export type TimelineStep = Stay & { title: string; usual: Usual | null; longer: number | null };
/** `steps` newest first; `advice` is null before the first look. */
export type RequestTimeline = { steps: readonly TimelineStep[]; advice: Advice | null };

/**
 * The course of each request, by its id: what it went through, for how long, and what is unusual by the person's own
 * measure; and what to do next.
 */
export function timelinesOf(requests: readonly WatchedView[], now: number): ReadonlyMap<string, RequestTimeline> {
  const courses = requests.map(({ service, history }) => ({ service, stays: staysOf([...history].reverse(), now) }));
  return new Map(
    requests.map((request, at) => {
      const steps = (courses[at]?.stays ?? []).map((stay, index, all): TimelineStep => {
        const known = index === all.length - 1 ? request.status.title : null;
        const usual = stay.ms === null ? null : usualOf(stay, request.service, courses);
        const title = known || markTitle(request.face, stay.id, stay.group);
        return { ...stay, title, usual, longer: longerBy(stay, usual) };
      });
      const [present] = request.history;
      return [request.id, { steps: steps.reverse(), advice: present ? adviceOf(request.face, present) : null }];
    }),
  );
}
