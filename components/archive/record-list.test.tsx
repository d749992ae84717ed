import { Window } from 'happy-dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { archiveTexts } from '../../utils/text';
import type { RecordItem } from './archive-view';
import { RecordList } from './RecordList';

const NOW = Date.UTC(2026, 4, 20);
let body: Element;
/** What the list wants to hear of: its end has come near. */
let nearEnd: (() => void) | null;

beforeEach(() => {
  const window = new Window();
  nearEnd = null;
  class Watcher {
    constructor(tell: (seen: { isIntersecting: boolean }[]) => void) {
      nearEnd = () => tell([{ isIntersecting: true }]);
    }
    observe() {}
    disconnect() {
      nearEnd = null;
    }
  }
  Object.assign(globalThis, { window, document: window.document, IntersectionObserver: Watcher });
  body = window.document.body as unknown as Element;
});

const records = (count: number): RecordItem[] =>
  Array.from({ length: count }, (_, at) => ({
    id: String(at),
    title: `Осмотр ${at}`,
    kind: 'pdf',
    at: Date.UTC(2026, 4, 20) - at * 86_400_000,
    source: 'portal-download',
    size: 1_000,
    isNew: false,
  }));

function draw(count: number): string[] {
  const texts = archiveTexts('ru');
  void act(() =>
    render(<RecordList records={records(count)} texts={texts} locale="ru" now={NOW} onOpen={() => undefined} />, body),
  );
  return drawn();
}
const drawn = () => [...body.querySelectorAll('button.cover')].map(({ textContent }) => textContent ?? '');
const more = () =>
  [...body.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Показать ещё'));

it('draws a short list whole, newest first, and says nothing of more', () => {
  expect(draw(3)).toEqual(['Осмотр 0', 'Осмотр 1', 'Осмотр 2']);
  expect(more()).toBeUndefined();
});

it('draws the beginning of a long list, and more when its end comes near', () => {
  expect(draw(500)).toHaveLength(200);
  void act(() => nearEnd?.());
  expect(drawn()).toHaveLength(400);
  void act(() => nearEnd?.());
  expect(drawn().at(-1)).toBe('Осмотр 499');
  expect(nearEnd).toBeNull();
});

it('draws more at a press, for who does not scroll', () => {
  draw(450);
  expect(more()?.textContent).toBe('Показать ещё, осталось 250');
  void act(() => (more() as HTMLElement | undefined)?.click());
  expect(drawn()).toHaveLength(400);
  expect(more()?.textContent).toBe('Показать ещё, осталось 50');
});
