import { expect, it } from 'vitest';
import { keepKindOf } from './keep-kind';

it.each([
  ['health', 'health'],
  ['health-document', 'health'],
  ['order', 'orders'],
  ['orders', 'orders'],
  ['home', 'other'],
  ['message', 'other'],
  ['', 'other'],
])('a document of a page «%s» is of the kind «%s»', (route, kind) => expect(keepKindOf(route)).toBe(kind));
