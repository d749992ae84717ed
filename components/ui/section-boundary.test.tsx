import { Window } from 'happy-dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it, vi } from 'vitest';
import { shellTexts } from '../../utils/text';
import { SectionBoundary } from './SectionBoundary';

const texts = shellTexts('ru');
let body: Element;
const heard = vi.fn();
beforeEach(() => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document, reportError: heard });
  body = window.document.body as unknown as Element;
  heard.mockReset();
});

const Odd = ({ day }: { day: number }) => <p>{new Intl.DateTimeFormat('ru').format(day)}</p>;
const draw = (section: 'archive' | 'requests', day: number, onReload = () => undefined) =>
  void act(() =>
    render(
      <SectionBoundary key={section} section={section} texts={texts} onReload={onReload}>
        <Odd day={day} />
      </SectionBoundary>,
      body,
    ),
  );

it('draws what is in it, and says what happened when that cannot be drawn', () => {
  draw('archive', 0);
  expect(body.textContent).toContain('1970');
  const reload = vi.fn();
  draw('archive', Number.MAX_SAFE_INTEGER, reload);
  const { title, safe, next } = texts.broken;
  for (const words of [texts.sections.archive, title, safe, next]) expect(body.textContent).toContain(words);
  expect(heard).toHaveBeenCalledOnce();
  body.querySelector('button')?.click();
  expect(reload).toHaveBeenCalledOnce();
});

it('another section is drawn for all that', () => {
  draw('archive', Number.NaN);
  draw('requests', 0);
  expect(body.textContent).not.toContain(texts.broken.title);
  expect(body.textContent).toContain('1970');
});
