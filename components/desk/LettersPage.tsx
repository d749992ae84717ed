import { useId } from 'preact/hooks';
import { LETTERS, type LetterKind, PORTAL_SUPPORT, PRIVATE_FACTS, TRIED } from '../../utils/guide/appeal';
import type { AppealTexts } from '../../utils/text';
import { Button, Card, Field } from '../ui';
import type { LettersEvents, LettersView } from './letters-view';

type Props = { view: LettersView; texts: AppealTexts; on: LettersEvents };

const KINDS = Object.keys(LETTERS) as LetterKind[];

/** From what has happened to a letter that can be changed, copied, printed and saved. */
export function LettersPage({ view, texts, on }: Props) {
  const { kind, facts, tried, browser, saysBrowser, requests } = view;
  const plan = LETTERS[kind];
  const asked = plan.facts.filter((fact) => !PRIVATE_FACTS.some((one) => one === fact));
  return (
    <>
      <Card labelledBy="letters">
        <h2 id="letters">{texts.title}</h2>
        <p>{texts.text}</p>
        <label class="hour">
          <span class="strong">{texts.kind}</span>
          <select
            autocomplete="off"
            class="wide"
            value={kind}
            onChange={(event) => on.onKind(event.currentTarget.value as LetterKind)}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {texts.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        {plan.facts.includes('request') && requests.length > 0 && (
          <label class="hour">
            <span class="strong">{texts.fromRequest}</span>
            <select autocomplete="off" class="wide" onChange={(event) => on.onRequest(event.currentTarget.value)}>
              <option value="">{texts.noRequest}</option>
              {requests.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        {asked.map((fact) => (
          <Field
            key={fact}
            label={texts.fact[fact]}
            value={facts[fact] ?? ''}
            onValue={(text) => on.onFact(fact, text)}
            input={{ autocomplete: 'off' }}
          />
        ))}
        {plan.tried && (
          <fieldset class="choices">
            <legend>{texts.tried}</legend>
            {TRIED.map((one) => (
              <label key={one} class="check">
                <input
                  type="checkbox"
                  checked={tried.includes(one)}
                  onChange={(event) => on.onTried(one, event.currentTarget.checked)}
                />
                <span>{texts.triedNames[one]}</span>
              </label>
            ))}
            {browser && (
              <label class="check">
                <input
                  type="checkbox"
                  checked={saysBrowser}
                  onChange={(event) => on.onSayBrowser(event.currentTarget.checked)}
                />
                <span>{texts.sayBrowser(browser)}</span>
              </label>
            )}
          </fieldset>
        )}
        <fieldset class="choices">
          <legend>{texts.privateTitle}</legend>
          <p class="small">{texts.privateHint}</p>
          {PRIVATE_FACTS.map((fact) => (
            <Field
              key={fact}
              label={texts.fact[fact]}
              value={facts[fact] ?? ''}
              onValue={(text) => on.onFact(fact, text)}
              input={{ autocomplete: 'off' }}
            />
          ))}
        </fieldset>
      </Card>
      <Letter view={view} texts={texts} on={on} />
    </>
  );
}

function Letter({ view: { kind, letter, edited, copied, openable }, texts, on }: Props) {
  const id = useId();
  const { to } = LETTERS[kind];
  return (
    <Card labelledBy="letter-to">
      <h2 id="letter-to">{texts.to[to]}</h2>
      <p>{to === 'portal' ? texts.where.portal(PORTAL_SUPPORT.phone, PORTAL_SUPPORT.short) : texts.where.clinic}</p>
      <label class="strong" for={id}>
        {texts.letter}
      </label>
      <textarea
        id={id}
        class="letter"
        rows={18}
        autocomplete="off"
        lang="ru"
        value={letter}
        onInput={(event) => on.onLetter(event.currentTarget.value)}
      />
      {edited && (
        <div class="row">
          <p class="small">{texts.edited}</p>
          <Button onClick={on.onAgain}>{texts.again}</Button>
        </div>
      )}
      <div class="row">
        <Button kind="primary" onClick={on.onCopy}>
          {texts.copy}
        </Button>
        <Button onClick={on.onPrint}>{texts.print}</Button>
        <Button onClick={on.onSave}>{texts.save}</Button>
        {to === 'portal' && openable && <Button onClick={on.onOpenForm}>{texts.openForm}</Button>}
      </div>
      <p class={copied === 'failed' ? 'warning' : 'small'} role="status">
        {copied === 'done' && texts.copied}
        {copied === 'failed' && texts.notCopied}
      </p>
      <pre class="letter-print" aria-hidden="true" lang="ru">
        {letter}
      </pre>
    </Card>
  );
}
