import { useState } from 'preact/hooks';
import { type ArchiveTexts, formatDay, formatSize, type Locale, recordTexts } from '../../utils/text';
import { Badge, Icon } from '../ui';
import type { RecordItem } from './archive-view';
import { RecordFilters } from './records/RecordFilters';
import { chosen, type Wanted } from './records/record-kinds';

type Props = {
  records: readonly RecordItem[];
  texts: ArchiveTexts;
  locale: Locale;
  now: number;
  onOpen: (id: string) => void;
};

/** By year, newest first. The whole card opens; its name is the button. */
export function RecordList({ records, texts, locale, now, onOpen }: Props) {
  const titleOf = ({ title }: RecordItem) => title || texts.record.untitled;
  const [wanted, want] = useState<Wanted>({ kind: null, year: null });
  const words = recordTexts(locale);
  const shown = chosen(records, wanted);
  const newestFirst = [...shown].sort((a, b) => b.at - a.at);
  const years = Map.groupBy(newestFirst, ({ at }) => (at === 0 ? texts.record.undated : new Date(at).getFullYear()));
  return (
    <>
      <RecordFilters records={records} texts={words} wanted={wanted} onWanted={want} />
      {shown.length === 0 && <p>{words.filter.nothing}</p>}
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
                      {titleOf(record)}
                    </button>
                  </h3>
                  <p class="small">
                    {[
                      ...(record.at === 0 ? [] : [formatDay(record.at, locale, now)]),
                      texts.record.kinds[record.kind],
                      formatSize(record.size, locale),
                      texts.record.sources[record.source],
                      ...(record.signatures?.length ? [texts.record.signed] : []),
                      ...(record.organisation ? [record.organisation] : []),
                      ...(record.isOlder ? [words.olderVersion] : []),
                    ].join(' · ')}
                  </p>
                </div>
                {record.damaged && <Badge tone="bad">{texts.record.damaged}</Badge>}
                {record.isNew && <Badge tone="accent">{texts.record.isNew}</Badge>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
