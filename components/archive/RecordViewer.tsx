import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ArchiveTexts } from '../../utils/text';
import { Busy, Button, Notice } from '../ui';
import type { ViewerFailure } from './archive-view';

type Props = {
  title: string;
  texts: ArchiveTexts['viewer'];
  state: 'loading' | 'shown' | { failed: ViewerFailure };
  /** From 1; null while it is not known or there are no pages. */
  page: number | null;
  pages: number | null;
  /** Absent: the frame scrolls by itself and pages are only told. */
  onPage?: (page: number) => void;
  desk?: ComponentChildren;
  onSave: () => void;
  /** Absent: the document has no signature beside it. */
  onSaveSignature?: (() => void) | undefined;
  onClose: () => void;
  /** The sandboxed frame that draws the document. */
  children?: ComponentChildren;
};

/** The frame's shell: takes the focus when it opens, Esc goes back to the list. */
export function RecordViewer(props: Props) {
  const { title, texts, state, page, pages, onPage, desk, onSave, onSaveSignature, onClose, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const failed = typeof state === 'object' ? state.failed : null;
  const canSave = state !== 'loading' && failed !== 'damaged';
  return (
    <section
      class="viewer"
      aria-label={texts.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div class="toolbar">
        <Button onClick={onClose}>← {texts.back}</Button>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {page !== null && pages !== null && <Pages {...{ texts, page, pages, onPage }} />}
        {canSave && <Button onClick={onSave}>{texts.save}</Button>}
        {canSave && onSaveSignature && <Button onClick={onSaveSignature}>{texts.saveSignature}</Button>}
      </div>
      {canSave && <p class="small">{texts.saveNote}</p>}
      {state !== 'loading' && desk}
      {failed && <Notice tone="attention" words={texts.failed[failed]} live="alert" />}
      {state === 'loading' && <Busy>{texts.loading}</Busy>}
      <div class={failed ? 'paper gone' : 'paper'}>{children}</div>
    </section>
  );
}

type PagesProps = {
  texts: Props['texts'];
  page: number;
  pages: number;
  onPage: ((page: number) => void) | undefined;
};

function Pages({ texts, page, pages, onPage }: PagesProps) {
  return (
    <div class="pages">
      {onPage && (
        <Button kind="quiet" aria-label={texts.previous} off={page <= 1} onClick={() => onPage(page - 1)}>
          ‹
        </Button>
      )}
      <span class="small" role="status">
        {texts.page(page, pages)}
      </span>
      {onPage && (
        <Button kind="quiet" aria-label={texts.next} off={page >= pages} onClick={() => onPage(page + 1)}>
          ›
        </Button>
      )}
    </div>
  );
}
