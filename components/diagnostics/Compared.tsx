import { type Comparison, factLine, type Statistics } from '../../utils/diagnostics';
import { Card } from '../ui';
import type { CheckWords } from './words';

/** The second of two reports beside the first. */
export function Compared({
  comparison,
  words: { diagnostics, causes, facts },
}: {
  comparison: Comparison;
  words: CheckWords;
}) {
  const { reader } = diagnostics;
  const groups = [
    [reader.gone, comparison.gone],
    [reader.still, comparison.still],
    [reader.came, comparison.new],
  ] as const;
  return (
    <Card labelledBy="compared">
      <h2 id="compared">{reader.compare}</h2>
      {groups.map(([title, ids]) => (
        <p key={title}>
          <span class="strong">{title}: </span>
          {ids.map((id) => causes[id].title).join('; ') || '–'}
        </p>
      ))}
      <ul>
        {comparison.differences.map(({ key, before, after }) => {
          const [label, was] = factLine(key, before, facts);
          return (
            <li key={key}>
              {label}: {before === null ? '–' : was} → {after === null ? '–' : factLine(key, after, facts)[1]}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Many reports in numbers. */
export function Numbers({
  statistics,
  refused,
  words: { diagnostics, causes },
}: {
  statistics: Statistics;
  refused: number;
  words: CheckWords;
}) {
  const { reader } = diagnostics;
  return (
    <Card labelledBy="numbers">
      <h2 id="numbers">{reader.many}</h2>
      <p class="small">
        {[reader.reports(statistics.reports), reader.clear(statistics.clear), reader.refused(refused)].join(' · ')}
      </p>
      <ol>
        {statistics.first.map(({ what, count }) => (
          <li key={what}>
            {causes[what].title}: {count}
          </li>
        ))}
      </ol>
    </Card>
  );
}
