export * from './PopupGlance';
export * from './RequestCard';
export * from './RequestsPage';
export * from './request-events';
export * from './Timeline';
export * from './WatchAllNotice';
export * from './WatchStateNotice';
