import { useState } from 'preact/hooks';
import { type PersonSlot, type Section, SLOTS } from '../../utils/guide/book';
import { formatDay, type GuideTexts, type Locale } from '../../utils/text';
import { Button, Card, Field, LiveRegion, PageHeader } from '../ui';
import { GuideReset } from './GuideReset';
import { GuideStep, wordsOf } from './GuideStep';
import type { GuideEvents, GuideView } from './guide-view';
import { Welcome } from './Welcome';

type Props = { view: GuideView; texts: GuideTexts; locale: Locale; now: number; on: GuideEvents };

/** The guide at full size: the person's way with the next step open, the other ways folded, a code to look up. */
export function GuidePage({ view, texts, locale, now, on }: Props) {
  const { plan, slot, answers, opened, told, portalShut, canOpenBeside } = view;
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState('');
  if (changing)
    return (
      <Welcome
        texts={texts}
        slot={slot}
        answers={answers}
        onStart={(whom, given) => {
          setChanging(false);
          on.onAnswer(whom, given);
        }}
      />
    );
  const draw = (section: Section) => (
    <Procedure key={section.letter} section={section} {...{ view, texts, locale, on }} />
  );
  return (
    <div class="guide">
      <PageHeader title={texts.title} note={texts.note} />
      <div class="guide-tools">
        <label class="guide-person">
          <span>{texts.person}</span>
          <select
            autocomplete="off"
            value={slot}
            onChange={(event) => on.onPerson(event.currentTarget.value as PersonSlot)}
          >
            {SLOTS.map((one) => (
              <option key={one} value={one}>
                {texts.people[one]}
              </option>
            ))}
          </select>
        </label>
        <Button onClick={() => setChanging(true)}>{texts.welcome.change}</Button>
        <Button onClick={on.onPrint}>{texts.print}</Button>
        {canOpenBeside && <Button onClick={on.onBeside}>{texts.panel}</Button>}
      </div>
      <p class="small">{texts.peopleHint}</p>
      <LiveRegion>{told}</LiveRegion>
      {portalShut && <p class="error">{texts.notHere}</p>}
      {plan.current === null && (
        <Card>
          <h2>✓ {texts.allDone}</h2>
          <p>{texts.allDoneHint}</p>
        </Card>
      )}
      <div class="guide-progress">
        <p class="small">{texts.nextOf(plan.done, plan.of)}</p>
        <progress max={plan.of} value={plan.done} aria-label={texts.nextOf(plan.done, plan.of)} />
      </div>
      {plan.sections.map(draw)}
      <Card labelledBy="guide-find">
        <h2 id="guide-find">{texts.findTitle}</h2>
        <form
          class="guide-find"
          onSubmit={(event) => {
            event.preventDefault();
            on.onFind(said);
          }}
        >
          <Field
            label={texts.find}
            hint={texts.findHint}
            value={said}
            onValue={setSaid}
            input={{ autocomplete: 'off' }}
          />
          <Button submit>{texts.findGo}</Button>
        </form>
      </Card>
      <section aria-labelledby="guide-rest" class="guide-rest">
        <h2 id="guide-rest">{texts.rest}</h2>
        <p class="small">{texts.restHint}</p>
        {plan.rest.map((section) => (
          <details key={section.letter} class="card" open={section.steps.some(({ step }) => step.code === opened)}>
            <summary>
              <h3>{texts.procedures[section.letter]}</h3>
            </summary>
            <Steps section={section} {...{ view, texts, locale, on }} />
          </details>
        ))}
      </section>
      <GuideReset texts={texts} onReset={on.onReset} />
      <PrintSheet {...{ view, texts, locale, now }} />
    </div>
  );
}

type PartProps = { section: Section } & Pick<Props, 'view' | 'texts' | 'locale' | 'on'>;

const Procedure = (props: PartProps) => (
  <Card labelledBy={`guide-${props.section.letter}`}>
    <h2 id={`guide-${props.section.letter}`}>{props.texts.procedures[props.section.letter]}</h2>
    <Steps {...props} />
  </Card>
);

const Steps = ({ section, view, texts, locale, on }: PartProps) => (
  <ol class="guide-steps">
    {section.steps.map((now) => (
      <GuideStep
        key={now.step.code}
        now={now}
        open={view.opened === null ? now.state === 'current' : now.step.code === view.opened}
        {...{ texts, locale, on }}
      />
    ))}
  </ol>
);

/** Only on paper: the person's way in large type, with boxes to tick by hand. */
const PrintSheet = ({ view, texts, locale, now }: Pick<Props, 'view' | 'texts' | 'locale' | 'now'>) => (
  <div class="guide-sheet" aria-hidden="true">
    <p class="sheet-title">{texts.title}</p>
    {view.plan.sections.map(({ letter, steps }) => (
      <div key={letter}>
        <p class="sheet-part">{texts.procedures[letter]}</p>
        {steps.map((one) => (
          <p key={one.step.code}>
            {one.state === 'done' ? '☑' : '☐'} <b>{one.step.code}</b> {wordsOf(texts, one).name}.{' '}
            {wordsOf(texts, one).todo}
          </p>
        ))}
      </div>
    ))}
    <p>{texts.printed(formatDay(now, locale, 0))}</p>
  </div>
);
