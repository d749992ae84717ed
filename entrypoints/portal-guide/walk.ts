import type { BesideView, Rect } from '../../components/guide/beside-view';
import { ask, type Beside, type DataOf } from '../../utils/messaging';
import { isOrphaned } from '../../utils/platform';
import { findPoint, POINTS, type Pointed } from '../../utils/portal';
import { attend } from './attend';
import { mountBeside } from './mount';

/**
 * One document of the portal while a guide is on: finds the control of the step, points at it, follows it. Only looks;
 * scrolling and focus move when the person asks. Answers a way to have it look again.
 */
export function startWalk(page: Document, ended: () => void): () => void {
  const end = new AbortController();
  let beside: Beside | null = null;
  let pointed: Pointed = 'elsewhere';
  let address = '';
  let lost = false;
  let shown = '';

  const stop = () => {
    end.abort();
    host.remove();
    ended();
  };
  const tell = async (asked: Promise<Beside | null>) => {
    const before = beside?.code;
    try {
      beside = await asked;
    } catch {
      if (isOrphaned()) stop();
      return;
    }
    if (end.signal.aborted) return;
    if (!beside) return stop();
    if (beside.code !== before) {
      lost = false;
      shown = '';
    }
    look();
  };
  const act = async (what: DataOf<'guideDo'>['what']) => {
    await tell(ask('guideDo', { what }));
    // The overlay of this document, if there is one, counts the step too.
    (globalThis as { medcardCompanion?: () => void }).medcardCompanion?.();
  };
  const refresh = () => void tell(ask('guideHere', {}));
  const host = mountBeside(page, {
    onNext: () => act('next'),
    onDone: () => act('done'),
    onOpen: () => act('open'),
    onClose: () => act('stop'),
    onLost(wanted) {
      lost = wanted;
      look();
    },
    onTo() {
      if (typeof pointed === 'string') return;
      const { element } = pointed;
      bringInSight(element);
      (element as HTMLElement).focus();
    },
  });

  /** True when something else than before is shown. */
  function look(): boolean {
    if (!beside || end.signal.aborted) return false;
    if (location.href !== address) {
      address = location.href;
      refresh();
    }
    // Where the step is done the menu leads nowhere: a control that is still to come is waited for in words.
    const points = beside.points.filter((id) => beside?.page !== 'here' || !id.startsWith('nav.'));
    pointed = safely(() => findPoint(page, location.href, points));
    const view = viewOf(beside, pointed, lost);
    const { box: _box, texts: _texts, ...said } = view;
    const fresh = JSON.stringify([said, typeof pointed === 'string' ? pointed : pointed.point]);
    const changed = fresh !== shown;
    shown = fresh;
    let { box } = view;
    if (changed && view.mode === 'pointing' && box === null && typeof pointed !== 'string') {
      bringInSight(pointed.element);
      box = boxOf(pointed, view.mode);
    }
    // Whole before it comes into the page, and nothing measured in between: so the page is laid out once.
    if (changed) host.draw(view);
    if (!host.stand(beside.locale)) {
      stop();
      return false;
    }
    host.put(box);
    return changed;
  }

  attend(end.signal, look, () => {
    if (!beside) return;
    if (location.href !== address || (typeof pointed !== 'string' && !pointed.element.isConnected)) look();
    else host.put(lost || beside.done ? null : boxOf(pointed, 'pointing'));
  });
  refresh();
  return refresh;
}

const LOW_WINDOW = 640;
/** The ring needs so much below the control. */
const RING_ROOM = 16;

/** In a low window, as at 200 % zoom, words fit only above a control at the lower edge: beside one in the middle they lie on it. */
function bringInSight(element: Element): void {
  const low = innerHeight < LOW_WINDOW;
  element.scrollIntoView({ block: low ? 'end' : 'center' });
  // Firefox goes by the first line of a link whose lines are blocks, and the rest stays below the window.
  if (low) scrollBy(0, element.getBoundingClientRect().bottom + RING_ROOM - innerHeight);
}

/** A mistake of ours is, to the person, «I do not see it». */
function safely(find: () => Pointed): Pointed {
  try {
    return find();
  } catch {
    return 'unseen';
  }
}

function viewOf(beside: Beside, pointed: Pointed, lost: boolean): BesideView {
  const seen = typeof pointed !== 'string';
  const mode = seen && !lost && !beside.done ? 'pointing' : 'words';
  const { code, name, todo, fix, texts, done, more, page, points } = beside;
  const [wanted] = points;
  const labels = wanted ? (POINTS[wanted].names ?? []) : [];
  return {
    code,
    name,
    todo,
    fix,
    texts,
    done,
    more,
    mode,
    why: seen ? null : page === 'elsewhere' ? 'elsewhere' : wanted ? 'absent' : null,
    labels: labels.map((label) => `«${label.slice(0, 1).toUpperCase()}${label.slice(1)}»`),
    part: wanted ? (wanted === 'login.enter' ? 'login' : wanted.startsWith('nav.') ? 'menu' : 'page') : null,
    canOpen: page === 'elsewhere',
    canPoint: seen,
    box: boxOf(pointed, mode),
  };
}

/** Where the control is in the window; null when it is out of sight. */
function boxOf(pointed: Pointed, mode: BesideView['mode']): Rect | null {
  if (typeof pointed === 'string' || mode === 'words') return null;
  const { left, top, width, height, bottom, right } = pointed.element.getBoundingClientRect();
  const inSight = width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return inSight ? { left, top, width, height } : null;
}
