import type { Cause } from './cause-types';
import { SOME } from './shared-patterns';

/** Causes that only a recording shows. Part of the knowledge base in `causes.ts`. */
export const RECORDED = {
  'requests-blocked': {
    code: 41,
    when: [{ recFail: ['blocked'] }],
    confidence: 'likely',
    weight: 82,
    remedy: 'advice',
    explains: ['content-blocked'],
    source: 'portal.md 8.2; recording: the browser’s code of the failure',
  },
  'no-answer': {
    code: 42,
    when: [{ recSilent: SOME }, { recFail: ['timeout'] }],
    confidence: 'likely',
    weight: 57,
    remedy: 'advice',
    explains: ['slow'],
    source: 'recording: requests without an answer',
  },
} as const satisfies Record<string, Cause>;
