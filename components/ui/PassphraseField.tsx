import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArchiveTexts } from '../../utils/text';
import { Button } from './Button';
import { Field } from './Field';

type Props = {
  texts: ArchiveTexts['field'];
  label: string;
  value: string;
  hint?: string;
  error?: string | null;
  /** A second word of warning that is not an error, e.g. about the keyboard layout. */
  warning?: string | null;
  fresh?: boolean;
  autoFocus?: boolean;
  onValue: (value: string) => void;
};

/** May be pasted into and filled by a password manager; tells of Caps Lock, which a hidden field would keep secret. */
export function PassphraseField({ texts, label, value, hint, error, warning, fresh, autoFocus, onValue }: Props) {
  const [shown, show] = useState(false);
  const [caps, setCaps] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (autoFocus) place.current?.querySelector('input')?.focus();
  }, []);
  const watchCaps = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  return (
    <div class="stack" ref={place}>
      <Field
        label={label}
        value={value}
        hint={hint}
        error={error}
        onValue={onValue}
        masked={!shown}
        input={{
          autocomplete: fresh ? 'new-password' : 'current-password',
          autocapitalize: 'off',
          spellcheck: false,
          onKeyDown: watchCaps,
          onKeyUp: watchCaps,
          onBlur: () => setCaps(false),
        }}
      >
        <Button aria-pressed={shown} aria-label={texts.showLabel} onClick={() => show(!shown)}>
          {shown ? texts.hide : texts.show}
        </Button>
      </Field>
      <p class="warning" role="status">
        {[caps && texts.capsLock, warning].filter(Boolean).join(' ')}
      </p>
    </div>
  );
}
