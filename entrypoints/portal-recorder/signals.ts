/** How our two scripts of one page find each other; after that they speak under a name made up for this recording. */
export const ASK = 'medcard-trace-ask';
export const NAME = 'medcard-trace-name';
export const endOf = (name: string): string => `${name}-end`;
