export * from './ask';
export * from './corridor';
export * from './protocol';
export * from './settings';
