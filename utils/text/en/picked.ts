import type { picked as ru } from '../ru/picked';
import type { Same } from '../same';

export const picked = {
  start: 'Watch a status on this page',
  startHint: 'If there is a status here that we do not read by ourselves, point at it, and we will watch it.',
  startFailed: 'This page could not be opened for choosing. Reload it and try again.',
  title: 'You pointed at it',
  name: (page: string) => `Status on the page “${page}” (you pointed at it)`,
  text: (text: string) => `Now: “${text}”`,
  noText: 'We keep no words: open the page to see the status.',
  lastLook: (moment: string) => `seen ${moment}`,
  news: 'changed',
  paused: 'paused',
  changed: {
    title: 'The page has changed',
    safe: 'The status is not lost: it is on the portal, we only do not recognise it.',
    next: 'Open the page and look at the status. If the page looks different, point at it anew.',
  },
  login: {
    title: 'The page asks to log in',
    safe: 'The watch is not lost.',
    next: 'Log in to the portal and open the page: we will go on.',
  },
  open: 'Open the page',
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop watching',
  alone: 'Refresh the page in the background',
  aloneMeans:
    'About every half hour we open this page in a pinned tab under your account, read the status and close it. To the portal it is your visit. We do not open it while you are away, in quiet hours or when you are not logged in.',
  aloneNever: 'We do not open this page in the background: that could start a request. We look when you open it.',
  visitsOnly: 'We look when you open this page.',
} as const satisfies Same<typeof ru>;
