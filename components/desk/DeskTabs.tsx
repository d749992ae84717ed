import type { DeskTexts } from '../../utils/text';

export type DeskPart = 'scans' | 'numbers' | 'letters';
export const DESK_PARTS: readonly DeskPart[] = ['scans', 'numbers', 'letters'];

/** Parts of the section are addresses, as sections are. */
export const DeskTabs = ({ texts, active }: { texts: DeskTexts; active: DeskPart }) => (
  <nav class="desk-tabs" aria-label={texts.tabsLabel}>
    {DESK_PARTS.map((part) => (
      <a
        key={part}
        href={part === 'scans' ? '#desk' : `#desk/${part}`}
        {...(part === active ? { 'aria-current': 'page' as const } : {})}
      >
        {texts.tabs[part]}
      </a>
    ))}
  </nav>
);
