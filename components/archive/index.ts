export * from './ArchivePage';
export * from './archive-view';
export * from './CreateArchive';
export * from './IntakeNotice';
export * from './LockBar';
export * from './RecordList';
export * from './RecordViewer';
export * from './Unlock';
