import { pickerPanel } from '../../components/picker/panel';
import css from '../../components/picker/picker.css?inline';
import type { Box, PickerView } from '../../components/picker/picker-view';
import tokens from '../../components/ui/tokens.css?inline';
import { ask } from '../../utils/messaging';
import { describePicked, type Picked, packPicked } from '../../utils/portal';
import type { PickerTexts } from '../../utils/text';
import { addStyles } from '../shared/add-styles';
import { choose, textElements } from './choose';

/** One picking from «point at the status» to the answer. Our only trace in the page is one element, gone afterwards. */
export function startPicking(page: Document, texts: PickerTexts, locale: string, onEnd: () => void): void {
  const host = page.createElement('medcard-picker');
  host.lang = locale;
  const root = host.attachShadow({ mode: 'open' });
  addStyles(page, root, `${css}\n${tokens}`);
  const place = page.createElement('div');
  root.append(place);
  page.documentElement.append(host);

  const before = page.activeElement;
  const address = location.href;
  const whole = new AbortController();
  let choosing = new AbortController();
  let pointed: Element | null = null;
  let taken: { picked: Picked; text: string } | null = null;
  const nothing = textElements(page).length === 0;
  const empty: PickerView = { kind: 'choosing', box: null, text: null, why: null, nothing };
  let view: PickerView = empty;

  const show = (next: PickerView) => {
    view = next;
    if (location.href !== address) return end();
    draw(view);
  };
  const end = () => {
    whole.abort();
    choosing.abort();
    host.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    onEnd();
  };
  const again = () => {
    choosing = new AbortController();
    taken = null;
    show(empty);
    choose(page, host, choosing.signal, {
      onPoint(element) {
        pointed = element;
        const text = element?.textContent?.replace(/\s+/g, ' ').trim() || null;
        show({ kind: 'choosing', box: boxOf(element), text, why: null, nothing: false });
      },
      onTake(element) {
        pointed = element;
        const described = describePicked(element, page);
        if (!described.ok)
          return show({ kind: 'choosing', box: boxOf(element), text: null, why: described.error, nothing: false });
        taken = described.value;
        choosing.abort();
        show({ kind: 'confirming', box: boxOf(element), text: taken.text, busy: false });
      },
      onCancel: end,
    });
  };
  async function onYes(): Promise<void> {
    if (!taken || view.kind !== 'confirming' || view.busy) return;
    show({ ...view, busy: true });
    const outcome = await ask('picked', { picked: packPicked(taken.picked), text: taken.text }).catch(
      () => 'failed' as const,
    );
    if (host.isConnected) show({ kind: 'done', outcome });
  }

  const draw = pickerPanel(place, texts, { onYes: () => void onYes(), onOther: again, onCancel: end });
  const follow = () => {
    if (view.kind !== 'done') show({ ...view, box: boxOf(pointed) });
  };
  page.defaultView?.addEventListener('scroll', follow, { signal: whole.signal, capture: true, passive: true });
  page.defaultView?.addEventListener('resize', follow, { signal: whole.signal });
  host.addEventListener('keydown', (event) => event.key === 'Escape' && end(), { signal: whole.signal });
  again();
}

function boxOf(element: Element | null): Box | null {
  const box = element?.isConnected ? element.getBoundingClientRect() : null;
  return box && { left: box.left, top: box.top, width: box.width, height: box.height };
}
