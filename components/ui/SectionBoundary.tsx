import { Component, type ComponentChildren } from 'preact';
import type { ShellTexts } from '../../utils/text';
import { Button } from './Button';
import { Notice } from './Notice';
import type { SectionId } from './Shell';
import { PageHeader } from './small';

type Failed = { section: SectionId; texts: ShellTexts; onReload: () => void };

/** In place of a section that could not be drawn. */
export const SectionFailed = ({ section, texts, onReload }: Failed) => (
  <>
    <PageHeader title={texts.sections[section]} />
    <Notice tone="bad" words={texts.broken} live="alert">
      <Button onClick={onReload}>{texts.reload}</Button>
    </Notice>
  </>
);

/**
 * Around a section: one odd value in it must not leave a white page, with no way to lock or to save a report. A `key` of
 * the section's name draws the next one anew.
 */
export class SectionBoundary extends Component<Failed & { children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    // Caught, and still told where errors are told.
    globalThis.reportError?.(error);
  }

  override render({ children, ...rest }: Failed & { children: ComponentChildren }) {
    return this.state.failed ? <SectionFailed {...rest} /> : children;
  }
}
