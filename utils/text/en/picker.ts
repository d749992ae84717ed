import type { picker as ru } from '../ru/picker';
import type { Same } from '../same';

export const picker = {
  label: 'Choosing a status',
  title: 'Point at the status on the page',
  how: 'Press the word of the status. By keyboard: Tab or arrows to choose, Enter to point, Esc to cancel.',
  now: (text: string) => `Here: “${text}”`,
  nothing: 'There is nothing to choose on this page.',
  confirm: (text: string) => `We will watch: “${text}”`,
  promise:
    'We remember the place and not the words: when another text stands here, we tell you. The page is not changed.',
  yes: 'Yes',
  other: 'Choose another',
  cancel: 'Cancel',
  close: 'Close',
  why: {
    empty: 'There is no text here. Choose the word of the status.',
    'too-long': 'The text is too long. Choose only the word of the status.',
    'not-unique': 'We would not know this place again: the page has another like it. Choose another.',
  },
  done: {
    added: 'Watching. Each time you open this page we compare the status.',
    known: 'This place is watched already.',
    full: 'Too many chosen places. Remove some in the cabinet and try again.',
    refused: 'Watching is not possible on this page.',
    failed: 'It could not be saved. Reload the page and try again.',
  },
} as const satisfies Same<typeof ru>;
