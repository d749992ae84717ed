export * from './alarms';
export * from './browser';
export * from './idle';
export * from './net';
export * from './notifications';
export * from './storage';
export * from './tabs';
export * from './workbench';
