import type { DeskTexts, Locale } from '../../utils/text';
import { Card, FileButton } from '../ui';
import { type DeskEvents, type DeskView, type SealView, usable } from './desk-view';
import { MakeFile } from './MakeFile';
import { ScanCard } from './ScanCard';

type Props = {
  view: DeskView;
  seal: SealView;
  texts: DeskTexts;
  locale: Locale;
  dragging: boolean;
  on: DeskEvents;
};

const ACCEPTED = 'image/*,.heic,.heif,.pdf';

/** Photographs and scans: looked at, mended, made into one file. */
export function ScansPage({ view, seal, texts, locale, dragging, on }: Props) {
  const { scans } = texts;
  return (
    <>
      <Card labelledBy="desk-add">
        <div class={dragging ? 'drop over' : 'drop'}>
          <h2 id="desk-add">{scans.add}</h2>
          <p>{dragging ? scans.drop : scans.text}</p>
          <div class="row">
            <FileButton
              kind={view.items.length === 0 ? 'primary' : 'secondary'}
              multiple
              accept={ACCEPTED}
              onFiles={on.onFiles}
            >
              {scans.choose}
            </FileButton>
          </div>
        </div>
      </Card>
      {view.items.length > 0 && (
        <section class="stack" aria-labelledby="desk-files">
          <h2 id="desk-files" class="desk-files">
            {scans.listed}
          </h2>
          <ul class="plain scans">
            {view.items.map((item, at) => (
              <li key={item.id}>
                <ScanCard item={item} first={at === 0} limit={view.limit} texts={texts} locale={locale} on={on} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.items.some(usable) && <MakeFile view={view} seal={seal} texts={texts} locale={locale} on={on} />}
    </>
  );
}
