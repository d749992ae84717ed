import type { BesideEvents, BesideView, Rect } from './beside-view';

const GAP = 12;
const EDGE = 8;
const RING = 5;

/**
 * The ring around a control of the portal and the words beside it. Without the view library: this stands on the portal's
 * pages and must stay small. Clicks go through all of it but its own buttons.
 */
export function bubble(place: ShadowRoot, on: BesideEvents) {
  const page = place.ownerDocument;
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, className = '') => {
    const element = page.createElement(name);
    element.className = className;
    return element;
  };
  const button = (press: () => void, className = '') => {
    const made = make('button', className);
    made.type = 'button';
    made.addEventListener('click', press);
    return made;
  };
  const ring = make('div', 'ring');
  const panel = make('section', 'bubble');
  const [code, name, said, why, labels, fix] = [
    make('p', 'small'),
    make('h2'),
    make('p'),
    make('p', 'small'),
    make('p', 'small'),
    make('p', 'small'),
  ];
  const picture = make('div', 'picture');
  const spot = make('div');
  const row = make('div', 'row');
  const buttons = {
    next: button(on.onNext, 'primary'),
    done: button(on.onDone),
    toIt: button(on.onTo),
    lost: button(() => on.onLost(true)),
    back: button(() => on.onLost(false)),
    open: button(on.onOpen, 'primary'),
    close: button(on.onClose),
  };
  said.setAttribute('role', 'status');
  picture.setAttribute('aria-hidden', 'true');
  spot.append(make('i'));
  picture.append(spot);
  row.append(...Object.values(buttons));
  panel.append(code, name, said, why, labels, picture, fix, row);
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && on.onClose());
  place.append(ring, panel);
  let size = { wide: 320, high: 200 };

  const say = (element: HTMLElement, words: string | null) => {
    element.hidden = !words;
    if (element.textContent !== words) element.textContent = words;
  };

  function draw(view: BesideView): void {
    const { texts, mode } = view;
    const words = mode === 'words' && !view.done;
    panel.setAttribute('aria-label', texts.label);
    say(code, view.code);
    say(name, view.name);
    say(said, view.done ? `✓ ${texts.finished}` : view.todo);
    say(why, words && view.why ? texts[view.why] : null);
    say(labels, words && view.labels.length > 0 ? `${texts.lookLikes} ${view.labels.join(', ')}` : null);
    say(fix, words ? view.fix : null);
    picture.hidden = !words || !view.part;
    spot.className = view.part ?? '';
    say(buttons.next, view.done ? (view.more ? texts.next : texts.close) : texts.skip);
    buttons.next.className = view.done ? 'primary' : '';
    say(buttons.done, view.done ? null : texts.done);
    say(buttons.toIt, mode === 'pointing' && !view.done ? texts.toIt : null);
    say(buttons.lost, mode === 'pointing' && !view.done ? texts.lost : null);
    say(buttons.back, words && view.canPoint ? texts.back : null);
    say(buttons.open, words && view.canOpen ? texts.open : null);
    say(buttons.close, view.done && !view.more ? null : texts.close);
  }

  /** Moves ring and bubble to where the control is now. Measures: in the page first, or it is laid out twice. */
  function put(box: Rect | null): void {
    ring.hidden = box === null;
    if (box) {
      const [left, top] = [box.left - RING, box.top - RING];
      set(ring, { left, top, width: box.width + 2 * RING, height: box.height + 2 * RING });
    }
    const { innerWidth, innerHeight } = page.defaultView ?? window;
    // Where it stood right last time it mostly will again, and then measuring it leaves nothing to be laid out anew.
    set(panel, besides(box, { ...size, innerWidth, innerHeight }));
    size = { wide: panel.offsetWidth, high: panel.offsetHeight };
    set(panel, besides(box, { ...size, innerWidth, innerHeight }));
  }

  return { draw, put };
}

type Room = { wide: number; high: number; innerWidth: number; innerHeight: number };

/** Below the control, else above it, else at the far end of the window; without a control at the bottom left. */
export function besides(
  box: Rect | null,
  { wide, high, innerWidth, innerHeight }: Room,
): { left: number; top: number } {
  const clamp = (at: number, size: number, room: number) => Math.max(EDGE, Math.min(at, room - size - EDGE));
  if (!box) return { left: EDGE, top: clamp(innerHeight, high, innerHeight) };
  const left = clamp(box.left, wide, innerWidth);
  const below = box.top + box.height + GAP;
  if (below + high + EDGE <= innerHeight) return { left, top: below };
  if (box.top - GAP - high >= EDGE) return { left, top: box.top - GAP - high };
  return { left, top: box.top + box.height / 2 > innerHeight / 2 ? EDGE : clamp(innerHeight, high, innerHeight) };
}

function set(element: HTMLElement, sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    const value = `${Math.round(size)}px`;
    if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
  }
}
