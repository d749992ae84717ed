import type { statusGroups as ru } from '../ru/status';
import type { Same } from '../same';

export const statusGroups = {
  'in-progress': 'In progress',
  information: 'There is news',
  executed: 'Done',
  rejected: 'Rejected',
  'needs-person': 'Your action is needed',
  draft: 'Draft',
  message: 'Message',
  unknown: 'Unknown status',
} satisfies Same<typeof ru>;
