export { evidenceOf } from './evidence';
export { NO_PROGRESS, progress, tick, view } from './progress';
export { nextPlace, STEP_IDS, STEPS, type Step } from './steps';
export * from './types';
