/** Names of errors as JavaScript, browsers and the portal's own framework give them; any other is `other`. */
export const ERROR_CODES = [
  'Error',
  'TypeError',
  'ReferenceError',
  'RangeError',
  'SyntaxError',
  'EvalError',
  'URIError',
  'AggregateError',
  'ChunkLoadError',
  'HttpErrorResponse',
  'TimeoutError',
  'AbortError',
  'NetworkError',
  'SecurityError',
  'NotAllowedError',
  'NotSupportedError',
  'InvalidStateError',
  'QuotaExceededError',
  'DataCloneError',
  'other',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
/** Who told of an error: thrown past everybody, a promise nobody caught, or the page's own console. */
export const ERROR_WAYS = ['thrown', 'promise', 'console'] as const;

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
