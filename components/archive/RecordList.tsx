import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type ArchiveTexts, formatDay, formatSize, type Locale, recordTexts } from '../../utils/text';
import { Badge, Button, Icon } from '../ui';
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

/** A few screens: what is not looked at is not drawn, or ten thousand records would take seconds to show. */
const AT_ONCE = 200;

/** By year, newest first. The whole card opens; its name is the button. */
export function RecordList({ records, texts, locale, now, onOpen }: Props) {
  const titleOf = ({ title }: RecordItem) => title || texts.record.untitled;
  const [wanted, want] = useState<Wanted>({ kind: null, year: null });
  const [drawn, draw] = useState(AT_ONCE);
  const words = recordTexts(locale);
  const newestFirst = useMemo(() => chosen(records, wanted).sort((a, b) => b.at - a.at), [records, wanted]);
  const left = newestFirst.length - drawn;
  const years = Map.groupBy(newestFirst.slice(0, drawn), ({ at }) =>
    at === 0 ? texts.record.undated : new Date(at).getFullYear(),
  );
  return (
    <>
      <RecordFilters records={records} texts={words} wanted={wanted} onWanted={want} />
      {newestFirst.length === 0 && <p>{words.filter.nothing}</p>}
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
                      ...(record.newer ? [words.olderVersion] : []),
                    ].join(' · ')}
                  </p>
                  {record.isOutOfPlace && record.patient && (
                    <p class="small strong">{words.outOfPlace.mark(record.patient)}</p>
                  )}
                </div>
                {record.damaged && <Badge tone="bad">{texts.record.damaged}</Badge>}
                {record.isNew && <Badge tone="accent">{texts.record.isNew}</Badge>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {left > 0 && <More key={drawn} label={texts.record.more(left)} onMore={() => draw(drawn + AT_ONCE)} />}
    </>
  );
}

/** Goes on by itself when the end comes near; the button is for who does not scroll. */
function More({ label, onMore }: { label: string; onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && onMore(), { rootMargin: '1500px' });
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={end} class="row">
      <Button onClick={onMore}>{label}</Button>
    </div>
  );
}
