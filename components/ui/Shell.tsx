import type { ComponentChildren } from 'preact';
import type { ShellTexts } from '../../utils/text';
import { Icon, Mark } from './Icon';
import { Hidden } from './small';

export type SectionId = keyof ShellTexts['sections'];

type Props = {
  texts: ShellTexts;
  /** What the menu holds; «Помощь» stands apart from it: six names are all that fit side by side. */
  sections: readonly { id: SectionId; attention?: number }[];
  active: SectionId;
  /** The state of the archive, seen from every section. */
  lock?: ComponentChildren;
  children: ComponentChildren;
};

/** The page around a section. Sections are addresses (`#archive`), so that back, bookmarks and new tabs work. */
export function Shell({ texts, sections, active, lock, children }: Props) {
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={skip}>
        {texts.skip}
      </button>
      <header class="side">
        <p class="brand">
          <Mark /> {texts.product}
        </p>
        <nav aria-label={texts.nav}>
          {sections.map(({ id, attention = 0 }) => (
            <a key={id} href={`#${id}`} {...(id === active ? { 'aria-current': 'page' as const } : {})}>
              <Icon name={id} />
              <span>{texts.sections[id]}</span>
              {attention > 0 && (
                <span class="count">
                  <span aria-hidden="true">{attention}</span>
                  <Hidden>{texts.attention(attention)}</Hidden>
                </span>
              )}
            </a>
          ))}
        </nav>
        {lock}
        <a
          class="plain-link help-link"
          href="#help"
          {...(active === 'help' ? { 'aria-current': 'page' as const } : {})}
        >
          {texts.sections.help}
        </a>
        <p class="small not-official">{texts.notOfficial}</p>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** Not a link: a jump to `#content` would leave the address of the section. */
const skip = () => document.getElementById('content')?.focus();
