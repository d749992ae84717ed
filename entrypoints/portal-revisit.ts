import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { randomId } from '../utils/kernel';
import { ask, type PickedHere } from '../utils/messaging';
import { isOrphaned } from '../utils/platform';
import { type PickedSight, pickedSight, unpackPicked } from '../utils/portal';

/** How long a page may go on drawing before we say that the status is not where it was. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 400;

/**
 * Runs on the hosts where the person pointed at a status, and on no others: on reaching such a page reads it once it is
 * still, in a tab aside as well as before the person's eyes, and again when the person comes back to the tab.
 */
export default defineUnlistedScript(() => {
  const scope = globalThis as { medcardRevisit?: true; navigation?: EventTarget };
  if (scope.medcardRevisit) return;
  scope.medcardRevisit = true;
  const end = new AbortController();
  let reached = '';
  let visit = '';

  const look = () => {
    if (isOrphaned()) return end.abort();
    if (location.href === reached) return;
    reached = location.href;
    visit = randomId();
    void readPage(visit, () => location.href === reached);
  };
  const { signal } = end;
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible' && !isOrphaned())
        void readPage(visit, () => location.href === reached);
    },
    { signal },
  );
  if (scope.navigation) scope.navigation.addEventListener('navigatesuccess', look, { signal });
  else {
    const timer = setInterval(look, 1_000);
    signal.addEventListener('abort', () => clearInterval(timer));
  }
  look();
});

async function readPage(visit: string, here: () => boolean): Promise<void> {
  const { picks } = await ask('pickedHere', {}).catch(() => ({ picks: [] as PickedHere['picks'] }));
  if (picks.length === 0) return;
  const since = Date.now();
  let before = '';
  for (;;) {
    const sights = picks.map(({ picked }) => sightHere(picked));
    const now = JSON.stringify(sights);
    const late = Date.now() - since > PATIENCE_MS;
    // Still, and all of them there; a page that lost one of them gets the whole time to draw it.
    const whole = now === before && sights.every((sight) => sight !== null && sight.kind !== 'changed');
    if (!here() || isOrphaned()) return;
    if (whole || late) return tell(picks, sights, visit);
    before = now;
    await new Promise((wake) => setTimeout(wake, LOOK_MS));
  }
}

function sightHere(packed: string): PickedSight | null {
  const picked = unpackPicked(packed);
  return picked ? pickedSight(picked, document) : { kind: 'changed', anchor: 'picked.description' };
}

async function tell(picks: PickedHere['picks'], sights: readonly (PickedSight | null)[], visit: string): Promise<void> {
  for (const [at, { watchId }] of picks.entries()) {
    const sight = sights[at];
    if (!sight) continue;
    const says = sight.kind === 'text' ? sight.text : sight.kind === 'changed' ? sight.anchor : '';
    await ask('pickedSeen', { watchId, visit, kind: sight.kind, says }).catch(() => undefined);
  }
}
