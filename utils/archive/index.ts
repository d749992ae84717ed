export * from './arriving';
export * from './capture';
export { onInboxNews, tellOfInbox } from './inbox-news';
export { type InboxStore, openInbox } from './inbox-store';
export * from './keep-kind';
