/** Words put into every document, in clear, so that a test can look for them in a browser profile byte by byte. */
export const CANARIES = ['CANARYLATIN7F3A', 'КАНАРЕЙКА'] as const;
