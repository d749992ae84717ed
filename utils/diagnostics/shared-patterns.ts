/** Values and lists of causes that several entries of the knowledge base name. */
export const SOME = ['1', '2-5', '6-20', '21-100', 'over-100'] as const;
export const DOWN = ['network'] as const;
export const LATER = ['session-over', 'watch-stopped', 'page-changed', 'content-blocked', 'slow', 'no-answer'];
export const TROUBLE = ['network-cut', 'one-host', ...LATER];
export const CERTIFICATE = ['certificate', 'certificate-date', 'certificate-name'] as const;
