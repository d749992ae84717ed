import type { CompanionView } from '../../components/guide/companion-view';
import type { Locale } from '../../utils/text';
import { allDone, atDocument, companionIn, NOW, order } from './samples';

/** Every look of the overlay. */
export function companionStates(locale: Locale): Readonly<Record<string, CompanionView>> {
  const companion = companionIn(locale);
  return {
    'companion-steps': companion,
    'companion-folded': { ...companion, folded: true },
    'companion-folded-news': { ...companion, folded: true, capture: 'no-archive' },
    'companion-order': { ...companion, guide: atDocument(locale), order },
    'companion-watching': {
      ...companion,
      guide: atDocument(locale),
      order: {
        ...order,
        title: 'Требуются документы',
        group: 'needs-person',
        watching: true,
        nextCheckAt: NOW + 13 * 60_000,
      },
    },
    'companion-saving': { ...companion, guide: allDone(locale), capture: 'saving' },
    'companion-saved': { ...companion, guide: allDone(locale), capture: 'saved' },
    'companion-held': { ...companion, guide: allDone(locale), capture: 'held' },
    'companion-no-archive': { ...companion, guide: allDone(locale), capture: 'no-archive' },
    'companion-failed': { ...companion, capture: 'not-a-document' },
    'companion-logged-out': { ...companion, page: 'logged-out' },
    'companion-unrecognised': { ...companion, page: 'unrecognised' },
    'companion-changed': { ...companion, page: 'changed' },
    'companion-orphaned': { ...companion, page: 'orphaned' },
  };
}
