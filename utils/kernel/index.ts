export * from './brand';
export * from './bytes';
export * from './clock';
export * from './dates';
export * from './never';
export * from './own-script';
export * from './plain';
export * from './result';
