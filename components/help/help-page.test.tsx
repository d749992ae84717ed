import { Window } from 'happy-dom';
import { type ComponentChild, render } from 'preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { deskTexts, guideTexts, helpTexts, type Locale, settingsTexts, shellTexts } from '../../utils/text';
import { SettingsPage } from '../settings';
import { Shell } from '../ui';
import { HelpPage } from './HelpPage';
import { chaptersOf, commandsOf } from './parts';

let body: HTMLElement;

beforeEach(() => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  body = window.document.body as unknown as HTMLElement;
});

const draw = (what: ComponentChild) => render(what, body);
const all = (selector: string): Element[] => [...body.querySelectorAll(selector)];

const help = (locale: Locale) => (
  <HelpPage
    texts={helpTexts(locale)}
    borrowed={{ procedures: guideTexts(locale).procedures, refusals: deskTexts(locale).scans.refusals }}
  />
);

describe.each(['ru', 'en'] as const)('the help page, %s', (locale) => {
  it('shows every chapter with all its words, and leads to each from the contents', () => {
    draw(help(locale));
    const chapters = chaptersOf(helpTexts(locale));
    expect(all('.help-chapter h2').map((one) => one.textContent)).toEqual(chapters.map(({ title }) => title));
    for (const link of all('.help-contents a')) {
      const target = all('.help-chapter').find(({ id }) => `#${id}` === link.getAttribute('href'));
      expect(target?.querySelector('h2')?.textContent).toBe(link.textContent);
    }
    for (const { parts } of chapters)
      for (const part of parts) if (typeof part === 'string') expect(body.textContent).toContain(part);
    expect(body.textContent).not.toContain('undefined');
  });

  it('takes its tables from the steps and from the desk', () => {
    draw(help(locale));
    const rows = (at: number) =>
      [...(all('table')[at]?.querySelectorAll('tbody tr') ?? [])].map((row) =>
        [...row.children].map((cell) => cell.textContent),
      );
    expect(rows(0)).toEqual(Object.entries(guideTexts(locale).procedures));
    expect(rows(1)[0]).toEqual([
      deskTexts(locale).scans.refusals.empty.title,
      deskTexts(locale).scans.refusals.empty.next,
    ]);
  });
});

it('tells how to open a copy with stock programs, by a phrase and by a key', () => {
  expect(commandsOf('a.tar.age')).toBe('age -d -o a.tar a.tar.age\ntar -xf a.tar');
  expect(commandsOf('a.tar.age', 'k.txt')).toMatch(/^age -d -i k\.txt -o a\.tar a\.tar\.age\n/);
  draw(help('ru'));
  expect(all('pre').map((one) => one.textContent?.split('\n').length)).toEqual([2, 2]);
});

describe('the way to help', () => {
  it('stands below the menu of every section, which keeps its six names', () => {
    draw(
      <Shell texts={shellTexts('ru')} sections={[{ id: 'guide' }, { id: 'settings' }]} active="help">
        {null}
      </Shell>,
    );
    const link = body.querySelector('a[href="#help"]');
    expect(link?.textContent).toBe('Помощь');
    expect(link?.getAttribute('aria-current')).toBe('page');
    expect(all('nav a')).toHaveLength(2);
  });

  it('stands in the settings too', () => {
    const nothing = () => undefined;
    const on = new Proxy({}, { get: () => nothing }) as never;
    const settings = {
      locale: 'ru',
      companion: true,
      secondCopy: true,
      lockAfter: 5,
      discreet: false,
      sound: false,
      quiet: null,
    } as const;
    draw(<SettingsPage settings={settings} version="1.0" texts={settingsTexts('ru')} on={on} />);
    expect(body.querySelector('a[href="#help"]')?.textContent).toBe(settingsTexts('ru').help);
  });
});
