import type { CompanionView } from '../../components/guide/companion-view';
import { companion, guideAtDecision, guideDone, NOW, order } from './samples';

/** Every look of the overlay. */
export const companionStates: Readonly<Record<string, CompanionView>> = {
  'companion-steps': companion,
  'companion-folded': { ...companion, folded: true },
  'companion-folded-news': { ...companion, folded: true, capture: 'no-archive' },
  'companion-order': { ...companion, guide: guideAtDecision, order },
  'companion-watching': {
    ...companion,
    guide: guideAtDecision,
    order: {
      ...order,
      title: 'Требуются документы',
      group: 'needs-person',
      watching: true,
      nextCheckAt: NOW + 13 * 60_000,
    },
  },
  'companion-saving': { ...companion, guide: guideDone, capture: 'saving' },
  'companion-saved': { ...companion, guide: guideDone, capture: 'saved' },
  'companion-no-archive': { ...companion, guide: guideDone, capture: 'no-archive' },
  'companion-failed': { ...companion, capture: 'not-a-document' },
  'companion-logged-out': { ...companion, page: 'logged-out' },
  'companion-unrecognised': { ...companion, page: 'unrecognised' },
  'companion-changed': { ...companion, page: 'changed' },
  'companion-orphaned': { ...companion, page: 'orphaned' },
};
