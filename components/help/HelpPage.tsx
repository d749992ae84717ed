import type { HelpTexts } from '../../utils/text';
import { PageHeader } from '../ui';
import { type Borrowed, chaptersOf, commandsOf, type Part, tableOf } from './parts';

type Props = { texts: HelpTexts; borrowed: Borrowed };

/** The section «Помощь»: the whole manual, all chapters unfolded, so that the browser's own search finds a word in it. */
export function HelpPage({ texts, borrowed }: Props) {
  const chapters = chaptersOf(texts);
  return (
    <>
      <PageHeader title={texts.title} note={texts.note} />
      <section class="card help-top" id="help">
        <p>{texts.lead}</p>
        <nav class="help-contents" aria-label={texts.contents}>
          <h2>{texts.contents}</h2>
          <ul class="plain">
            {chapters.map(({ id, title }) => (
              <li key={id}>
                <a class="plain-link" href={`#${addressOf(id)}`}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </section>
      {chapters.map(({ id, title, parts }) => (
        <section key={id} class="card help-chapter" id={addressOf(id)} aria-labelledby={`title-${id}`}>
          <h2 id={`title-${id}`}>{title}</h2>
          {parts.map((part, at) => (
            // Parts of a manual never move.
            <HelpPart key={at} part={part} borrowed={borrowed} />
          ))}
        </section>
      ))}
    </>
  );
}

/** An address of the cabinet and the mark of the chapter at once: the browser goes there by itself. */
const addressOf = (id: string): string => `help/${id}`;

function HelpPart({ part, borrowed }: { part: Part; borrowed: Borrowed }) {
  if (typeof part === 'string') return <p>{part}</p>;
  if ('list' in part) return <ul class="points">{part.list.map(item)}</ul>;
  if ('steps' in part) return <ol class="points">{part.steps.map(item)}</ol>;
  if ('commands' in part) return <pre class="commands">{commandsOf(part.commands, part.keyFile)}</pre>;
  const table = tableOf(part, borrowed);
  return (
    table && (
      <table class="help-table">
        <thead>
          <tr>
            {table.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([first, ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {rest.map((cell) => (
                <td key={cell}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )
  );
}

const item = (words: string) => <li key={words}>{words}</li>;
