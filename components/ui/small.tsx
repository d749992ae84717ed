import type { ComponentChildren } from 'preact';

/** For screen readers only. */
export const Hidden = ({ children }: { children: ComponentChildren }) => <span class="hidden">{children}</span>;

/** Stays in the page while its words change: a region that comes with its words is not read. */
export const LiveRegion = ({ children }: { children?: ComponentChildren }) => (
  <p class="hidden" role="status">
    {children}
  </p>
);

/** Waiting is said in words, the ring is only a picture. */
export const Busy = ({ children }: { children: string }) => (
  <p class="busy" role="status">
    <span class="ring" aria-hidden="true" /> {children}
  </p>
);

type EmptyProps = { title: string; text: string; children?: ComponentChildren };

/** An empty state teaches the first step. */
export const EmptyState = ({ title, text, children }: EmptyProps) => (
  <section class="empty">
    <h2>{title}</h2>
    <p>{text}</p>
    {children && <div class="row">{children}</div>}
  </section>
);

type HeaderProps = { title: string; note?: ComponentChildren; children?: ComponentChildren };

export const PageHeader = ({ title, note, children }: HeaderProps) => (
  <header class="page-header">
    <div>
      <h1>{title}</h1>
      {note && <p class="small">{note}</p>}
    </div>
    {children}
  </header>
);
