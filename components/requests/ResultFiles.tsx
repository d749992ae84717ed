import type { CaptureFailure } from '../../utils/archive';
import type { WatchedView } from '../../utils/requests';
import { formatSize, type KeepingTexts, type Locale } from '../../utils/text';
import { Button } from '../ui';

/** What came of saving a file, by its address. */
export type KeptFiles = Readonly<Record<string, 'saving' | 'saved' | CaptureFailure>>;

type Props = {
  files: WatchedView['results'];
  kept: KeptFiles;
  texts: KeepingTexts;
  locale: Locale;
  onKeep: (url: string) => void;
};

/** Files of a result, each offered and none taken by itself. */
export function ResultFiles({ files, kept, texts, locale, onKeep }: Props) {
  if (files.length === 0) return null;
  const { title, hint, keep, keepLabel } = texts.files;
  return (
    <section class="result-files">
      <h3>{title}</h3>
      <p class="small">{hint}</p>
      <ul class="plain">
        {files.map(({ name, size, url }) => (
          <li key={url}>
            <p>{size === null ? name : `${name} · ${formatSize(size, locale)}`}</p>
            {kept[url] !== 'saved' && (
              <Button aria-label={keepLabel(name)} off={kept[url] === 'saving'} onClick={() => onKeep(url)}>
                {keep}
              </Button>
            )}
            <p class="small" role="status">
              {wordsOf(kept[url], texts)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordsOf(state: KeptFiles[string] | undefined, { files, menu }: KeepingTexts): string {
  if (state === undefined) return '';
  return state === 'saving' || state === 'saved' ? files[state] : menu.failed[state].join('. ');
}
