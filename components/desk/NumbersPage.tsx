import { useState } from 'preact/hooks';
import { checkNumber, type NumberKind } from '../../utils/people';
import type { DeskTexts } from '../../utils/text';
import { Card, Field } from '../ui';

const KINDS: readonly NumberKind[] = ['snils', 'policy', 'inn', 'passport'];

/** Numbers are looked at as they are typed, once the field is left: half a number is no slip. */
export function NumbersPage({ texts: { numbers } }: { texts: DeskTexts }) {
  return (
    <Card labelledBy="numbers">
      <h2 id="numbers">{numbers.title}</h2>
      <p>{numbers.text}</p>
      <div class="numbers">
        {KINDS.map((kind) => (
          <NumberField key={kind} kind={kind} texts={numbers} />
        ))}
      </div>
    </Card>
  );
}

function NumberField({ kind, texts }: { kind: NumberKind; texts: DeskTexts['numbers'] }) {
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const { verdict, tidy } = checkNumber(kind, typed);
  const shown = left || verdict === 'good' ? verdict : 'empty';
  const isFine = shown === 'good' || shown === 'unchecked';
  return (
    <div class="stack">
      <Field
        label={texts.kinds[kind]}
        hint={texts.hints[kind]}
        value={typed}
        onValue={(value) => {
          setTyped(value);
          setLeft(false);
        }}
        input={{
          autocomplete: 'off',
          spellcheck: false,
          onBlur: () => {
            setLeft(true);
            if (verdict === 'good' || verdict === 'unchecked') setTyped(tidy);
          },
        }}
      />
      <p class={isFine ? 'number-fine' : 'warning'} role="status">
        {shown !== 'empty' && (
          <>
            <span aria-hidden="true">{shown === 'good' ? '✓' : shown === 'unchecked' ? '●' : '▲'}</span>{' '}
            {texts.verdicts[shown]}
          </>
        )}
      </p>
    </div>
  );
}
