import type { PickedView } from '../../utils/requests';
import { formatMoment, type Locale, type PickedTexts } from '../../utils/text';
import { Badge, Button, Notice } from '../ui';

export type PickedWish = 'open' | 'pause' | 'resume' | 'alone' | 'visits-only' | 'remove';
type Props = {
  picked: readonly PickedView[];
  texts: PickedTexts;
  locale: Locale;
  now: number;
  onChange: (id: string, to: PickedWish) => void;
};

/** Statuses the person pointed at, with all that can be done about them. */
export function PickedList({ picked, texts, ...rest }: Props) {
  if (picked.length === 0) return null;
  return (
    <section class="stack">
      <h2>{texts.title}</h2>
      <ul class="plain pointed">
        {picked.map((one) => (
          <PickedCard key={one.id} one={one} texts={texts} {...rest} />
        ))}
      </ul>
    </section>
  );
}

type CardProps = Omit<Props, 'picked'> & { one: PickedView };

function PickedCard({ one, texts, locale, now, onChange }: CardProps) {
  const { id, page, text, state, paused, alone, mayBeAlone, attention } = one;
  const facts = [texts.lastLook(formatMoment(one.lastOkAt, locale, now)), paused ? texts.paused : null];
  return (
    <li class="card">
      <h3 class="any-break">{texts.name(page)}</h3>
      {attention && <Badge tone="attention">{texts.news}</Badge>}
      <p class="strong">{text === null ? texts.noText : texts.text(text)}</p>
      <p class="small">{facts.filter(Boolean).join(' · ')}</p>
      {!paused && state !== 'ok' && (
        <Notice tone={state === 'changed' ? 'attention' : 'neutral'} words={texts[state]} live="status" />
      )}
      {mayBeAlone ? (
        <label class="check">
          <input
            type="checkbox"
            checked={alone}
            aria-describedby={`alone-${id}`}
            onChange={() => onChange(id, alone ? 'visits-only' : 'alone')}
          />
          <span>{texts.alone}</span>
        </label>
      ) : null}
      <p class="small" id={`alone-${id}`}>
        {mayBeAlone ? texts.aloneMeans : texts.aloneNever}
      </p>
      <div class="row">
        <Button onClick={() => onChange(id, 'open')}>{texts.open}</Button>
        <Button onClick={() => onChange(id, paused ? 'resume' : 'pause')}>{paused ? texts.resume : texts.pause}</Button>
        <Button kind="quiet" onClick={() => onChange(id, 'remove')}>
          {texts.stop}
        </Button>
      </div>
    </li>
  );
}

type GlanceProps = Pick<Props, 'picked' | 'texts' | 'locale' | 'now'> & { onOpen: (id: string) => void };

/** The same in two lines each. */
export function PickedGlance({ picked, texts, locale, now, onOpen }: GlanceProps) {
  return (
    <ul class="plain">
      {picked.map(({ id, page, text, state, paused, lastOkAt, attention }) => (
        <li key={id} class={attention ? 'card' : 'line'}>
          {attention && <Badge tone="attention">{texts.news}</Badge>}
          <h2 class="any-break">
            <button type="button" class="link" onClick={() => onOpen(id)}>
              {texts.name(page)}
            </button>
          </h2>
          <p class="small">
            {[
              state === 'changed' ? texts.changed.title : state === 'login' ? texts.login.title : text,
              texts.lastLook(formatMoment(lastOkAt, locale, now)),
              paused ? texts.paused : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Offered where we read nothing ourselves. */
export function PickerOffer({ texts, failed, onStart }: { texts: PickedTexts; failed: boolean; onStart: () => void }) {
  return (
    <section class="stack">
      <p class="small">{texts.startHint}</p>
      <Button onClick={onStart}>{texts.start}</Button>
      {failed && (
        <p class="small" role="alert">
          {texts.startFailed}
        </p>
      )}
    </section>
  );
}
