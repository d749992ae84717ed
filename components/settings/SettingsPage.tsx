import type { Locale, SettingsTexts } from '../../utils/text';
import { Card, PageHeader } from '../ui';
import { NoticeSettings, type Quiet } from './NoticeSettings';

type Props = {
  settings: { locale: Locale; companion: boolean; discreet: boolean; quiet: Quiet | null };
  version: string;
  texts: SettingsTexts;
  on: {
    onLocale: (locale: Locale) => void;
    onCompanion: (shown: boolean) => void;
    onDiscreet: (discreet: boolean) => void;
    onQuiet: (quiet: Quiet | null) => void;
    onRehearse: () => void;
  };
};

const LOCALES: readonly Locale[] = ['ru', 'en'];

/** The section «Настройки»: what can be chosen, who we are, what we never do. */
export function SettingsPage({ settings, version, texts, on }: Props) {
  return (
    <>
      <PageHeader title={texts.title} />
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
            checked={settings.companion}
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
        <p class="small">{`${texts.version(version)}. ${texts.licence}`}</p>
      </Card>
    </>
  );
}
