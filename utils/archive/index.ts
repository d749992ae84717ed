export * from './capture';
export { type InboxStore, openInbox } from './inbox-store';
