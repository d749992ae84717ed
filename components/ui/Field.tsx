import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What may be said to the input itself. */
export type InputProps = {
  autocomplete?: 'off' | 'new-password' | 'current-password';
  autocapitalize?: 'off';
  spellcheck?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
  onKeyUp?: (event: KeyboardEvent) => void;
  onBlur?: () => void;
};

type Props = {
  label: string;
  value: string;
  hint?: string | undefined;
  error?: string | null | undefined;
  onValue: (value: string) => void;
  /** Shows dots instead of what is typed. */
  masked?: boolean;
  input?: InputProps;
  /** Beside the input: a toggle. */
  children?: ComponentChildren;
};

/** A labelled input; hint and error are tied to it, so that they are read with it. */
export function Field({ label, value, hint, error, onValue, masked = false, input = {}, children }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="input-row">
        <input
          {...input}
          {...(masked ? { type: 'password' as const } : { type: 'text' as const })}
          // A browser writes what stands in a field down with its tab, a shown phrase too, unless it is told not to.
          autocomplete={(masked && input.autocomplete) || 'off'}
          id={id}
          value={value}
          aria-invalid={error ? 'true' : 'false'}
          {...(described ? { 'aria-describedby': described } : {})}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        {children}
      </div>
      {error && (
        <p class="error" id={`${id}-error`} role="alert">
          <span aria-hidden="true">▲</span> {error}
        </p>
      )}
    </div>
  );
}
