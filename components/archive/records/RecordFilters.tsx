import { useId, useMemo } from 'preact/hooks';
import type { RecordTexts } from '../../../utils/text';
import type { RecordItem } from '../archive-view';
import { kindOf, type RecordKind, type Wanted, yearOf } from './record-kinds';

type Props = {
  records: readonly RecordItem[];
  texts: RecordTexts;
  wanted: Wanted;
  onWanted: (wanted: Wanted) => void;
};

/** Only what there is to choose from; nothing at all for a list one sees at a glance. */
export function RecordFilters({ records, texts, wanted, onWanted }: Props) {
  const id = useId();
  const kinds = useMemo(() => [...new Set(records.map(kindOf))], [records]);
  const years = useMemo(
    () => [...new Set(records.map(yearOf))].filter((year) => year !== null).sort((a, b) => b - a),
    [records],
  );
  if (kinds.length < 2 && years.length < 2) return null;
  const order = Object.keys(texts.kinds).filter((kind) => kinds.some((one) => one === kind)) as RecordKind[];
  return (
    <div class="row filters">
      {kinds.length > 1 && (
        <fieldset class="chips" aria-label={texts.filter.label}>
          {[null, ...order].map((kind) => (
            <button
              key={kind}
              type="button"
              class="chip"
              aria-pressed={wanted.kind === kind}
              onClick={() => onWanted({ ...wanted, kind })}
            >
              {texts.kinds[kind ?? 'all']}
            </button>
          ))}
        </fieldset>
      )}
      {years.length > 1 && (
        <span class="field inline">
          <label for={id}>{texts.filter.year}</label>
          <select
            autocomplete="off"
            id={id}
            value={String(wanted.year ?? '')}
            onChange={({ currentTarget: { value } }) =>
              onWanted({ ...wanted, year: value === '' ? null : Number(value) })
            }
          >
            <option value="">{texts.filter.allYears}</option>
            {years.map((year) => (
              <option key={year} value={String(year)}>
                {year}
              </option>
            ))}
          </select>
        </span>
      )}
    </div>
  );
}
