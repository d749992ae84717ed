import type { PickerTexts } from '../../utils/text';
import type { Box, PickerEvents, PickerView } from './picker-view';

const ROOM_BELOW = 260;
const EDGE = 4;

/**
 * The words and buttons beside the page while a person chooses, and the frame around what they point at. Without the view
 * library: the three views do not share a node, and the script that draws them must stay small.
 */
export function pickerPanel(place: Element, texts: PickerTexts, on: PickerEvents) {
  const page = place.ownerDocument;
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, text = '') => {
    const element = page.createElement(name);
    if (className) element.className = className;
    element.textContent = text;
    return element;
  };
  const frame = make('div', 'frame');
  const panel = make('section', 'panel');
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', texts.label);
  const said = make('p', 'said');
  said.id = 'said';
  said.setAttribute('role', 'status');
  place.replaceChildren(frame, panel);
  let kind: PickerView['kind'] | null = null;

  const button = (words: string, press: () => void, className = '') => {
    const made = make('button', className, words);
    made.type = 'button';
    made.addEventListener('click', press);
    return made;
  };
  const buttons = (...all: HTMLElement[]) => {
    const row = make('div', 'row');
    row.append(...all);
    return row;
  };
  const cancel = () => button(texts.cancel, on.onCancel);

  function contents(view: PickerView): { parts: HTMLElement[]; first: HTMLElement } {
    if (view.kind === 'choosing') {
      const title = make('h2', '', texts.title);
      title.tabIndex = -1;
      return { parts: [title, make('p', 'small', texts.how), said, buttons(cancel())], first: title };
    }
    if (view.kind === 'confirming') {
      const title = make('h2', '', texts.confirm(view.text));
      const yes = button(texts.yes, on.onYes, 'primary');
      title.id = 'what';
      yes.setAttribute('aria-describedby', title.id);
      const row = buttons(yes, button(texts.other, on.onOther), cancel());
      return { parts: [title, make('p', 'small', texts.promise), row], first: yes };
    }
    const close = button(texts.close, on.onCancel);
    close.setAttribute('aria-describedby', said.id);
    said.className = 'strong';
    said.textContent = texts.done[view.outcome];
    return { parts: [said, buttons(close)], first: close };
  }

  return (view: PickerView): void => {
    if (view.kind !== kind) {
      kind = view.kind;
      const { parts, first } = contents(view);
      panel.replaceChildren(...parts);
      first.focus({ preventScroll: true });
    }
    if (view.kind === 'choosing') {
      const { text, why, nothing } = view;
      said.className = why ? 'said bad' : 'said';
      said.textContent = why ? texts.why[why] : text ? texts.now(text) : nothing ? texts.nothing : '';
    }
    const box = view.kind === 'done' ? null : view.box;
    // What is chosen must stay in sight: the panel steps aside to the top.
    const low = box !== null && box.top + box.height > innerHeight - ROOM_BELOW && box.top > ROOM_BELOW;
    panel.classList.toggle('high', low);
    put(frame, box);
  };
}

function put(frame: HTMLElement, box: Box | null): void {
  frame.hidden = box === null;
  if (!box) return;
  const { left, top, width, height } = box;
  const sizes = { left: left - EDGE, top: top - EDGE, width: width + 2 * EDGE, height: height + 2 * EDGE };
  for (const [name, size] of Object.entries(sizes)) frame.style.setProperty(name, `${size}px`);
}
