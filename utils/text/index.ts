import { adding as addingEn } from './en/adding';
import { appeal as appealEn } from './en/appeal';
import { archive as archiveEn } from './en/archive';
import { backup as backupEn } from './en/backup';
import * as readmeEn from './en/backup-readme';
import { badge as badgeEn } from './en/badge';
import { causes as causesEn } from './en/causes';
import { companion as companionEn } from './en/companion';
import { desk as deskEn } from './en/desk';
import { diagnostics as diagnosticsEn } from './en/diagnostics';
import { facts as factsEn } from './en/facts';
import { guide as guideEn } from './en/guide';
import { help as helpEn } from './en/help';
import { history as historyEn } from './en/history';
import { keeping as keepingEn } from './en/keeping';
import { keys as keysEn } from './en/keys';
import { notices as noticesEn } from './en/notices';
import { picked as pickedEn } from './en/picked';
import { picker as pickerEn } from './en/picker';
import { records as recordsEn } from './en/records';
import { requests as requestsEn } from './en/requests';
import { settings as settingsEn } from './en/settings';
import { shell as shellEn } from './en/shell';
import { trace as traceEn } from './en/trace';
import { adding as addingRu } from './ru/adding';
import { appeal as appealRu } from './ru/appeal';
import { archive as archiveRu } from './ru/archive';
import { backup as backupRu } from './ru/backup';
import * as readmeRu from './ru/backup-readme';
import { badge as badgeRu } from './ru/badge';
import { causes as causesRu } from './ru/causes';
import { companion as companionRu } from './ru/companion';
import { desk as deskRu } from './ru/desk';
import { diagnostics as diagnosticsRu } from './ru/diagnostics';
import { facts as factsRu } from './ru/facts';
import { guide as guideRu } from './ru/guide';
import { help as helpRu } from './ru/help';
import { history as historyRu } from './ru/history';
import { keeping as keepingRu } from './ru/keeping';
import { keys as keysRu } from './ru/keys';
import { notices as noticesRu } from './ru/notices';
import { picked as pickedRu } from './ru/picked';
import { picker as pickerRu } from './ru/picker';
import { records as recordsRu } from './ru/records';
import { requests as requestsRu } from './ru/requests';
import { settings as settingsRu } from './ru/settings';
import { shell as shellRu } from './ru/shell';
import { trace as traceRu } from './ru/trace';
import type { Same } from './same';

/** Russian is the source of truth; every other language must say the same things (`satisfies`). */
export type Locale = 'ru' | 'en';

// One function per room of words, so that a bundle takes only the words it shows.
export type CompanionTexts = Same<typeof companionRu>;
export const companionTexts = (locale: Locale): CompanionTexts => (locale === 'en' ? companionEn : companionRu);

/** @param n news that wait @param state what stands in the way @param blind for over an hour */
export function badgeTitle(
  locale: Locale,
  n: number,
  state: keyof typeof badgeRu.states | null,
  blind: boolean,
): string {
  const { product, news, blind: over, states } = locale === 'en' ? badgeEn : badgeRu;
  const said = [n > 0 && news(n), blind && over, state && states[state]].filter(Boolean).join('; ');
  return said ? `${product}: ${said}` : product;
}

export type NoticeTexts = Same<typeof noticesRu>;
export const noticeTexts = (locale: Locale): NoticeTexts => (locale === 'en' ? noticesEn : noticesRu);

export type ShellTexts = Same<typeof shellRu>;
export const shellTexts = (locale: Locale): ShellTexts => (locale === 'en' ? shellEn : shellRu);

export type PickerTexts = Same<typeof pickerRu>;
export const pickerTexts = (locale: Locale): PickerTexts => (locale === 'en' ? pickerEn : pickerRu);

export type PickedTexts = Same<typeof pickedRu>;
export const pickedTexts = (locale: Locale): PickedTexts => (locale === 'en' ? pickedEn : pickedRu);

export type RequestTexts = Same<typeof requestsRu>;
export const requestTexts = (locale: Locale): RequestTexts => (locale === 'en' ? requestsEn : requestsRu);

export type HistoryTexts = Same<typeof historyRu>;
export const historyTexts = (locale: Locale): HistoryTexts => (locale === 'en' ? historyEn : historyRu);

export type GuideTexts = Same<typeof guideRu>;
export const guideTexts = (locale: Locale): GuideTexts => (locale === 'en' ? guideEn : guideRu);

export type HelpTexts = Same<typeof helpRu>;
export const helpTexts = (locale: Locale): HelpTexts => (locale === 'en' ? helpEn : helpRu);

export type ArchiveTexts = Same<typeof archiveRu>;
export const archiveTexts = (locale: Locale): ArchiveTexts => (locale === 'en' ? archiveEn : archiveRu);

export type RecordTexts = Same<typeof recordsRu>;
export const recordTexts = (locale: Locale): RecordTexts => (locale === 'en' ? recordsEn : recordsRu);

export type BackupTexts = Same<typeof backupRu>;
export const backupTexts = (locale: Locale): BackupTexts => (locale === 'en' ? backupEn : backupRu);

/** README.txt of a backup and of an unencrypted export. */
export const readmes = (locale: Locale) => (locale === 'en' ? readmeEn : readmeRu);
export type AddingTexts = Same<typeof addingRu>;
export const addingTexts = (locale: Locale): AddingTexts => (locale === 'en' ? addingEn : addingRu);

export type KeyTexts = Same<typeof keysRu>;
export const keyTexts = (locale: Locale): KeyTexts => (locale === 'en' ? keysEn : keysRu);
export type KeepingTexts = Same<typeof keepingRu>;
export const keepingTexts = (locale: Locale): KeepingTexts => (locale === 'en' ? keepingEn : keepingRu);

export type SettingsTexts = Same<typeof settingsRu>;
export const settingsTexts = (locale: Locale): SettingsTexts => (locale === 'en' ? settingsEn : settingsRu);

export type DiagnosticsTexts = Same<typeof diagnosticsRu>;
export const diagnosticsTexts = (locale: Locale): DiagnosticsTexts => (locale === 'en' ? diagnosticsEn : diagnosticsRu);

export type CauseTexts = Same<typeof causesRu>;
export const causeTexts = (locale: Locale): CauseTexts => (locale === 'en' ? causesEn : causesRu);

export type FactTexts = Same<typeof factsRu>;
export const factTexts = (locale: Locale): FactTexts => (locale === 'en' ? factsEn : factsRu);

export type TraceTexts = Same<typeof traceRu>;
export const traceTexts = (locale: Locale): TraceTexts => (locale === 'en' ? traceEn : traceRu);

export type DeskTexts = Same<typeof deskRu>;
export const deskTexts = (locale: Locale): DeskTexts => (locale === 'en' ? deskEn : deskRu);

export type AppealTexts = Same<typeof appealRu>;
export const appealTexts = (locale: Locale): AppealTexts => (locale === 'en' ? appealEn : appealRu);

export * from './format';
export { letterWords } from './ru/letters';
