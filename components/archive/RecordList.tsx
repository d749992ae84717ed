import { type ArchiveTexts, formatDay, formatSize, type Locale } from '../../utils/text';
import { Badge, Icon } from '../ui';
import type { RecordItem } from './archive-view';

type Props = {
  records: readonly RecordItem[];
  texts: ArchiveTexts;
  locale: Locale;
  now: number;
  onOpen: (id: string) => void;
};

/** By year, newest first. The whole card opens; its name is the button. */
export function RecordList({ records, texts, locale, now, onOpen }: Props) {
  const newestFirst = [...records].sort((a, b) => b.at - a.at);
  const years = Map.groupBy(newestFirst, ({ at }) => new Date(at).getFullYear());
  return (
    <>
      {[...years].map(([year, ofYear]) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 class="year" id={`year-${year}`}>
            {year}
          </h2>
          <ul class="plain">
            {ofYear.map((record) => (
              <li key={record.id} class="card record">
                <Icon name="document" />
                <div>
                  <h3>
                    <button type="button" class="link cover" onClick={() => onOpen(record.id)}>
                      {record.title}
                    </button>
                  </h3>
                  <p class="small">
                    {[
                      formatDay(record.at, locale, now),
                      texts.record.kinds[record.kind],
                      formatSize(record.size, locale),
                      texts.record.sources[record.source],
                    ].join(' · ')}
                  </p>
                </div>
                {record.isNew && <Badge tone="accent">{texts.record.isNew}</Badge>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
