import type { ComponentChildren } from 'preact';
import type { Locale, SettingsTexts } from '../../utils/text';
import { Card, PageHeader } from '../ui';
import { NoticeSettings, type Quiet } from './NoticeSettings';

type Props = {
  settings: {
    locale: Locale;
    companion: boolean;
    secondCopy: boolean;
    lockAfter: LockAfter;
    discreet: boolean;
    sound: boolean;
    quiet: Quiet | null;
  };
  version: string;
  texts: SettingsTexts;
  on: {
    onLocale: (locale: Locale) => void;
    onCompanion: (shown: boolean) => void;
    onDiscreet: (discreet: boolean) => void;
    onSecondCopy: (kept: boolean) => void;
    onLockAfter: (minutes: LockAfter) => void;
    onSound: (sound: boolean) => void;
    onQuiet: (quiet: Quiet | null) => void;
    onRehearse: () => void;
  };
  /** The organisation has switched the overlay off. */
  companionOff?: boolean;
  /** What must be read before the cards, and further cards after them. */
  before?: ComponentChildren;
  children?: ComponentChildren;
};

/** Minutes. */
const LOCK_AFTER = [1, 5, 15, 30] as const;
type LockAfter = (typeof LOCK_AFTER)[number];

const LOCALES: readonly Locale[] = ['ru', 'en'];

/** The section «Настройки»: what can be chosen, who we are, what we never do. */
export function SettingsPage({ settings, version, texts, on, companionOff = false, before, children }: Props) {
  return (
    <>
      <PageHeader title={texts.title} />
      {before}
      <Card>
        <fieldset class="choices">
          <legend>{texts.language}</legend>
          {LOCALES.map((locale) => (
            <label key={locale} class="check" lang={locale}>
              <input
                type="radio"
                name="language"
                value={locale}
                checked={settings.locale === locale}
                onChange={() => on.onLocale(locale)}
              />
              <span>{texts.languages[locale]}</span>
            </label>
          ))}
        </fieldset>
        <label class="check">
          <input
            type="checkbox"
            checked={settings.companion && !companionOff}
            disabled={companionOff}
            aria-describedby="companion-hint"
            onChange={(event) => on.onCompanion(event.currentTarget.checked)}
          />
          <span>{texts.companion}</span>
        </label>
        <p class="small" id="companion-hint">
          {texts.companionHint}
        </p>
      </Card>
      <NoticeSettings settings={settings} texts={texts} on={on} />
      <Card labelledBy="archive-settings">
        <h2 id="archive-settings">{texts.archive}</h2>
        <fieldset class="choices">
          <legend>{texts.lockAfter}</legend>
          {LOCK_AFTER.map((minutes) => (
            <label key={minutes} class="check">
              <input
                type="radio"
                name="lock-after"
                checked={settings.lockAfter === minutes}
                onChange={() => on.onLockAfter(minutes)}
              />
              <span>{texts.minutes(minutes)}</span>
            </label>
          ))}
        </fieldset>
        <p class="small">{texts.lockHint}</p>
        <label class="check">
          <input
            type="checkbox"
            checked={settings.secondCopy}
            aria-describedby="second-copy-hint"
            onChange={(event) => on.onSecondCopy(event.currentTarget.checked)}
          />
          <span>{texts.secondCopy}</span>
        </label>
        <p class="small" id="second-copy-hint">
          {texts.secondCopyHint}
        </p>
      </Card>
      {children}
      <Card labelledBy="never">
        <h2 id="never">{texts.neverTitle}</h2>
        <ul class="checks">
          {texts.never.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
      </Card>
      <Card labelledBy="about">
        <h2 id="about">{texts.about}</h2>
        <p>{texts.purpose}</p>
        <p>{texts.independence}</p>
        <p>
          <a class="plain-link" href="#help">
            {texts.help}
          </a>
        </p>
        <p class="small">{`${texts.version(version)}. ${texts.licence}`}</p>
      </Card>
    </>
  );
}
