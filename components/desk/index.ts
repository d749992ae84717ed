export * from './DeskTabs';
export * from './desk-view';
export * from './LettersPage';
export * from './letters-view';
export * from './NumbersPage';
export * from './PapersCard';
export * from './PapersGlance';
export * from './ScansPage';
