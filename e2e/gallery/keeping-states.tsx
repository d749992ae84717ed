import { HeldDocuments, KeepQuestion } from '../../components/archive';
import { ResultFiles } from '../../components/requests';
import { KeepSettings } from '../../components/settings';
import { PageHeader } from '../../components/ui';
import { keepingTexts, shellTexts } from '../../utils/text';
import type { page as drawPage } from './page-states';

const nothing = () => undefined;
const FILES = ['saved', 'network', 'saving', null].map((state, n) => ({
  state,
  name: `Справка об оплате медицинских услуг ${n + 1}.pdf`,
  size: 240_000,
  url: `https://www.gosuslugi.ru/api/storage/v1/files/${n}/2/download?mnemonic=a.pdf`,
}));
const KEPT = Object.fromEntries(FILES.flatMap(({ url, state }) => (state ? [[url, state]] : []))) as Parameters<
  typeof ResultFiles
>[0]['kept'];

/** What is asked of the portal's documents, and what is said of them. */
export const keepingStates = (page: typeof drawPage) => ({
  'keep-question': page('archive', 'open', (locale) => (
    <>
      <PageHeader title={shellTexts(locale).sections.archive} />
      <KeepQuestion kind="health" texts={keepingTexts(locale)} onAnswer={nothing} />
    </>
  )),
  'keep-held': page('archive', 'open', (locale) => (
    <>
      <PageHeader title={shellTexts(locale).sections.archive} />
      <HeldDocuments
        held={[
          { id: '1', name: 'Общий анализ крови.pdf' },
          { id: '2', name: 'Выписной_эпикриз_из_стационара_городской_больницы_номер_один_2025.pdf' },
        ]}
        texts={keepingTexts(locale)}
        onKeep={nothing}
        onDrop={nothing}
      />
    </>
  )),
  'keep-files': page('requests', 'open', (locale) => (
    <>
      <PageHeader title={shellTexts(locale).sections.requests} />
      <h2>5400000001</h2>
      <ResultFiles files={FILES} kept={KEPT} texts={keepingTexts(locale)} locale={locale} onKeep={nothing} />
    </>
  )),
  'keep-settings': page('settings', 'open', (locale) => (
    <>
      <PageHeader title={shellTexts(locale).sections.settings} />
      <KeepSettings
        keep={{ health: 'always', orders: 'ask', other: 'never' }}
        texts={keepingTexts(locale)}
        onKeep={nothing}
        wider="refused"
        onWider={nothing}
      />
    </>
  )),
});
