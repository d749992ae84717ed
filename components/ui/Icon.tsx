const PATHS = {
  requests: 'M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7',
  archive: 'M4 5h16v4H4zM6 9v10h12V9M10 13h4',
  guide: 'M5 6l1.5 1.5L9 5M12 6.5h7M5 12l1.5 1.5L9 11M12 12.5h7M5 18l1.5 1.5L9 17M12 18.5h7',
  diagnostics: 'M3 12h4l3-8 4 16 3-8h4',
  desk: 'M4 4h11v16H4zM8 8h3M8 12h3M20 7v9l-1.5 3-1.5-3V7z',
  settings: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 10a2.5 2.5 0 1 1 3.7 2.2c-.8.4-1.2 1-1.2 1.8M12 17v.01',
  document: 'M6 3h9l4 4v14H6zM14 3v5h5',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
} as const;

export type IconName = keyof typeof PATHS;

/** Beside a word, never instead of one. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);

export const Mark = () => (
  <svg class="mark" viewBox="0 0 28 28" aria-hidden="true">
    <circle cx="14" cy="14" r="14" fill="var(--accent)" />
    <path d="m8 14.5 4 4 8-9" fill="none" stroke="var(--on-accent)" stroke-width="2.6" stroke-linecap="round" />
  </svg>
);
