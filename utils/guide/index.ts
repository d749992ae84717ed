export { evidenceOf } from './evidence';
export { NO_PROGRESS, progress } from './progress';
export type * from './types';
