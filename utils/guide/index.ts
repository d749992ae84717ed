export { evidenceOf } from './evidence';
export { NO_PROGRESS, progress, tick, view } from './progress';
export { STEP_SOURCES, type StepSource } from './step-sources';
export { nextPlace, STEP_IDS, STEPS, type Step } from './steps';
export * from './types';
