import { archive as archiveEn } from './en/archive';
import { companion as companionEn } from './en/companion';
import { notices as noticesEn } from './en/notices';
import { requests as requestsEn } from './en/requests';
import { settings as settingsEn } from './en/settings';
import { shell as shellEn } from './en/shell';
import { archive as archiveRu } from './ru/archive';
import { companion as companionRu } from './ru/companion';
import { notices as noticesRu } from './ru/notices';
import { requests as requestsRu } from './ru/requests';
import { settings as settingsRu } from './ru/settings';
import { shell as shellRu } from './ru/shell';
import type { Same } from './same';

/** Russian is the source of truth; every other language must say the same things (`satisfies`). */
export type Locale = 'ru' | 'en';

// One function per room of words, so that a bundle takes only the words it shows.
export type CompanionTexts = Same<typeof companionRu>;
export const companionTexts = (locale: Locale): CompanionTexts => (locale === 'en' ? companionEn : companionRu);

export type NoticeTexts = Same<typeof noticesRu>;
export const noticeTexts = (locale: Locale): NoticeTexts => (locale === 'en' ? noticesEn : noticesRu);

export type ShellTexts = Same<typeof shellRu>;
export const shellTexts = (locale: Locale): ShellTexts => (locale === 'en' ? shellEn : shellRu);

export type RequestTexts = Same<typeof requestsRu>;
export const requestTexts = (locale: Locale): RequestTexts => (locale === 'en' ? requestsEn : requestsRu);

export type ArchiveTexts = Same<typeof archiveRu>;
export const archiveTexts = (locale: Locale): ArchiveTexts => (locale === 'en' ? archiveEn : archiveRu);

export type SettingsTexts = Same<typeof settingsRu>;
export const settingsTexts = (locale: Locale): SettingsTexts => (locale === 'en' ? settingsEn : settingsRu);

export * from './format';
