import type { Found, OwnRule } from '../../utils/diagnostics';
import { Badge, Card } from '../ui';
import type { CheckWords } from './words';

/** What support asks and answers, cause by cause. */
export function Answers({
  found,
  own,
  words,
}: {
  found: readonly Found[];
  own: readonly OwnRule[];
  words: CheckWords;
}) {
  const { diagnostics: texts, causes } = words;
  const { reader } = texts;
  return (
    <>
      <Card labelledBy="reader-causes">
        <h2 id="reader-causes">{reader.causes}</h2>
        {found.length === 0 && <p>{reader.none}</p>}
        <ol class="plain answers">
          {found.map(({ id, confidence, source }) => (
            <li key={id} class="stack">
              <div class="row">
                <Badge tone={confidence === 'possible' ? 'attention' : 'bad'}>{texts.confidence[confidence]}</Badge>
                <h3>{causes[id].title}</h3>
              </div>
              <p>
                <span class="strong">{reader.ask}: </span>
                {causes[id].ask}
              </p>
              <p>
                <span class="strong">{reader.answer}: </span>
                {texts.answer(causes[id].title, causes[id].safe, causes[id].next)}
              </p>
              <p class="small">
                {reader.source}: {source}
              </p>
            </li>
          ))}
        </ol>
      </Card>
      {own.length > 0 && (
        <Card labelledBy="reader-own">
          <h2 id="reader-own">{reader.own}</h2>
          <ul class="plain answers">
            {own.map((rule, at) => (
              <li key={`${at}-${rule.title}`} class="stack">
                <h3 class="any-break">{rule.title}</h3>
                {rule.questions.map((question) => (
                  <p key={question} class="any-break">
                    <span class="strong">{reader.ask}: </span>
                    {question}
                  </p>
                ))}
                <p class="any-break">{rule.answer}</p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
