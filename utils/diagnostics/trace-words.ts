/** Which kind of part the page's own rules (Content Security Policy) did not let in. */
export const POLICY = ['script', 'style', 'picture', 'data', 'frame', 'other'] as const;
export type Policy = (typeof POLICY)[number];

/** What was asked for; `elsewhere`: a part of the page that lies on a host which is not the portal's. */
export const OF = ['document', 'data', 'script', 'style', 'picture', 'part', 'elsewhere'] as const;
export const TRACE_TIME = ['under-1-s', 'under-3-s', 'under-8-s', 'longer'] as const;
/** Why nothing came; `silent`: it was still waited for when the recording ended. */
export const WHY = [
  'offline',
  'dns',
  'connection',
  'certificate',
  'blocked',
  'refused',
  'timeout',
  'left',
  'silent',
  'unknown',
] as const;
