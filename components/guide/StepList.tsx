import type { Way, WayStep } from '../../utils/guide/book';
import type { CompanionTexts } from '../../utils/text';

type Props = { way: Way; texts: CompanionTexts; time: (at: number) => string; onGo: () => void };

/** More done steps than these are folded away, so that the current one is in sight. */
const DONE_IN_SIGHT = 2;

/** The task list: done steps with how we know, the current one with what to do, the rest by name. */
export function StepList({ way, texts, time, onGo }: Props) {
  const { steps } = way;
  const leading = steps.findIndex(({ state }) => state !== 'done');
  const before = leading < 0 ? steps.length : leading;
  const item = (step: WayStep) => (
    <StepItem key={step.code} step={step} number={steps.indexOf(step) + 1} {...{ way, texts, time, onGo }} />
  );
  if (before <= DONE_IN_SIGHT) return <ol>{steps.map(item)}</ol>;
  return (
    <>
      <details>
        <summary>
          <span class="sign" aria-hidden="true">
            ✓
          </span>
          {texts.doneOf(before, steps.length)}
        </summary>
        <ol>{steps.slice(0, before).map(item)}</ol>
      </details>
      {before < steps.length && <ol start={before + 1}>{steps.slice(before).map(item)}</ol>}
    </>
  );
}

type ItemProps = Props & { step: WayStep; number: number };

function StepItem({ step: { name, state, how, at }, number, way: { todo, fix }, texts, time, onGo }: ItemProps) {
  const known = how === 'seen' && at !== null ? texts.seen(time(at)) : texts.ticked;
  return (
    <li class={state} {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}>
      <span class="sign" aria-hidden="true">
        {state === 'done' ? '✓' : number}
      </span>
      <div>
        <p class="name">{name}</p>
        {state === 'done' && <p class="small">{known}</p>}
        {state === 'current' && (
          <>
            <p>{todo}</p>
            {fix && <p class="small">{fix}</p>}
            <button type="button" class="go" onClick={onGo}>
              {texts.go} →
            </button>
          </>
        )}
      </div>
    </li>
  );
}
