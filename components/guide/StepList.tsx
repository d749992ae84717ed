import type { GuideView } from '../../utils/guide';
import type { CompanionTexts } from '../../utils/text';

type Steps = GuideView['steps'];
type Props = { steps: Steps; texts: CompanionTexts; time: (at: number) => string; onGo: () => void };

/** More done steps than these are folded away, so that the current one is in sight. */
const DONE_IN_SIGHT = 2;

/** The task list: done steps with how we know, the current one with what to do, the rest by name. */
export function StepList({ steps, texts, time, onGo }: Props) {
  const leading = steps.findIndex(({ state }) => state !== 'done');
  const before = leading < 0 ? steps.length : leading;
  const item = (step: Steps[number]) => (
    <StepItem key={step.id} step={step} number={steps.indexOf(step) + 1} texts={texts} time={time} onGo={onGo} />
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

type ItemProps = Omit<Props, 'steps'> & { step: Steps[number]; number: number };

function StepItem({ step: { id, state, how, at }, number, texts, time, onGo }: ItemProps) {
  const [name, toDo] = texts.steps[id];
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
            <p>{toDo}</p>
            <button type="button" class="go" onClick={onGo}>
              {texts.go} →
            </button>
          </>
        )}
      </div>
    </li>
  );
}
