import { expect, it } from 'vitest';
import { titleOf } from './title';

it.each([
  ['Протокол_осмотра.pdf', 'Протокол осмотра'],
  ['без расширения', 'без расширения'],
  ['.pdf', '.pdf'],
  ['Выписка 1.2.2026.xml', 'Выписка 1.2.2026'],
])('calls «%s» «%s»', (name, title) => expect(titleOf(name)).toBe(title));
