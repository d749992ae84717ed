import type { CompanionEvents, CompanionView } from '../../components/guide/companion-view';
import { err, type Result } from '../../utils/kernel';
import { ask, type CompanionState, type DataOf } from '../../utils/messaging';
import { isOrphaned } from '../../utils/platform';
import { type Miss, type PageSeen, readPage } from '../../utils/portal';
import { watchDownloads } from './capture';
import type { CompanionHost } from './mount';
import { watchPage } from './page-watch';
import { wordsHere } from './words';

/**
 * One document of the portal from injection to the end: reads each page the person reaches, reports it, draws.
 * An update of the extension orphans this script; then it says so and stops looking. Answers a way to have it ask what
 * was done elsewhere.
 */
export function startVisit(host: CompanionHost): () => void {
  let state: CompanionState | null = null;
  let seen: Result<PageSeen, Miss> | null = null;
  let capture: CompanionView['capture'] = null;
  let busy = false;
  const end = new AbortController();

  const draw = () => {
    const words = wordsHere();
    if (state && words) host.draw(viewOf(state, seen, capture, busy), words, on);
  };
  const tell = async (asked: Promise<CompanionState | null>) => {
    try {
      state = (await asked) ?? state;
      // The language was changed meanwhile: a visit brings its words.
      if (state && state.locale !== wordsHere()?.locale) await ask('visit', {});
    } catch {
      if (isOrphaned()) end.abort();
    }
    draw();
  };

  /** Steps done elsewhere: in the cabinet, at the pointer, by a download. What the page showed is not told again: it may be old by now. */
  const refresh = () => {
    if (!state || end.signal.aborted || document.visibilityState !== 'visible') return;
    void tell(
      ask('report', { seen: null }).then((fresh) => state && { ...state, guide: fresh.guide, locale: fresh.locale }),
    );
  };

  const on: CompanionEvents = {
    onFold(folded) {
      if (state) state = { ...state, folded };
      draw();
      ask('fold', { folded }).catch(draw);
    },
    onMove() {
      if (!state) return;
      state = { ...state, corner: ((state.corner + 1) % 4) as CompanionState['corner'] };
      draw();
      ask('move', { corner: state.corner }).catch(draw);
    },
    async onWatch(wanted) {
      if (!seen?.ok) return;
      busy = true;
      draw();
      await tell(ask('watch', { on: wanted, seen: reportOf(seen.value) }));
      busy = false;
      draw();
    },
    onGo() {
      // The list would lie over what is pointed at.
      on.onFold(true);
      ask('guideGo', { face: faceOf(seen) }).catch(draw);
    },
    onOpenCabinet: () => void ask('openCabinet', {}).catch(draw),
    onHide() {
      ask('hide', {}).catch(() => undefined);
      end.abort();
      host.remove();
    },
    onReload: () => location.reload(),
  };

  watchPage(end.signal, () => {
    seen = look();
    if (seen.ok && seen.value.page.kind === 'loading') return 'again';
    void tell(ask('report', { seen: seen.ok ? reportOf(seen.value) : null }));
    return 'done';
  });
  watchDownloads(end.signal, (strip) => {
    capture = strip;
    draw();
    if (strip !== 'saving') refresh();
  });
  for (const name of ['focus', 'visibilitychange']) window.addEventListener(name, refresh, { signal: end.signal });
  return refresh;
}

/** A reader that throws is our own mistake; to the person it is what it means, «I do not recognise this page». */
function look(): Result<PageSeen, Miss> {
  try {
    return readPage(document, location.href);
  } catch {
    return err({ face: 'lk', page: 'none', anchor: 'reader', found: 0, expected: 'no throw' });
  }
}

/** The branded types of the portal room are plain strings on the wire. */
const reportOf = ({ route, loggedIn, page, reader }: PageSeen) =>
  ({ route, loggedIn, page, reader }) as DataOf<'watch'>['seen'];

const faceOf = (seen: Result<PageSeen, Miss> | null) => (seen?.ok && seen.value.route.face) || 'lk';

function viewOf(
  state: CompanionState,
  seen: Result<PageSeen, Miss> | null,
  capture: CompanionView['capture'],
  busy: boolean,
): CompanionView {
  const { folded, corner, guide, watching, nextCheckAt } = state;
  const order = seen?.ok && seen.value.page.kind === 'order' ? seen.value.page.status : null;
  return {
    folded,
    corner,
    guide,
    capture,
    order: order && { title: order.title, group: order.group, watching, nextCheckAt, busy },
    page: pageState(seen),
  };
}

function pageState(seen: Result<PageSeen, Miss> | null): CompanionView['page'] {
  if (isOrphaned()) return 'orphaned';
  if (seen && !seen.ok) return 'changed';
  if (seen?.value.loggedIn === false) return 'logged-out';
  return seen?.value.page.kind === 'unrecognised' ? 'unrecognised' : 'known';
}
