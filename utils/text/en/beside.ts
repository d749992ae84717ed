import type { beside as ru } from '../ru/beside';
import type { Same } from '../same';

/** What is said beside a control of the portal. */
export const beside = {
  label: 'Hint of the Companion',
  next: 'Next',
  done: 'Done',
  lost: 'I do not see it',
  back: 'Show the arrow',
  close: 'End',
  toIt: 'To the button',
  skip: 'Skip',
  open: 'Open the page',
  absent: 'It is not on this page. This is where it may be:',
  elsewhere: 'This step is done on another page.',
  finished: 'The step is done.',
  lookLikes: 'It may be labelled:',
} as const satisfies Same<typeof ru>;
