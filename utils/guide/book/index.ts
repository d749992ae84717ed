export { BOOK, LETTERS, letterOf, stepCalled, stepSaid, stepsOf } from './book';
export { isPlace, PLACES, type PlaceId, placeOf } from './places';
export * from './plan';
export { readBook } from './read-book';
export type * from './types';
export { type Way, type WayStep, wayOf } from './way';
