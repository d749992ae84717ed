export * from './KeepSettings';
export * from './SettingsPage';
