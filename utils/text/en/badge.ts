import type { badge as ru } from '../ru/badge';
import type { Same } from '../same';

export const badge = {
  product: 'Medcard Companion',
  news: (n: number) => `changes — ${n}`,
  blind: 'no look at your requests for over an hour',
  states: {
    login: 'log in to the portal',
    challenge: 'the portal asks whether you are human',
    maintenance: 'works on the portal',
    rate: 'the portal asks to wait',
    server: 'the portal answers with an error',
    offline: 'no internet',
    network: 'the portal does not answer',
    unknown: 'the portal’s answer is not understood',
  },
} satisfies Same<typeof ru>;
