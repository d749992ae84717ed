import { useEffect, useState } from 'preact/hooks';
import type { PassphraseAdvice, StrengthView } from './archive-view';

/** The strength of what is typed; null while it is being counted or nothing is typed. A late answer is dropped. */
export function useStrength(passphrase: string, strength: PassphraseAdvice['strength']): StrengthView | null {
  const [found, set] = useState<{ of: string; view: StrengthView } | null>(null);
  useEffect(() => {
    let stale = false;
    if (passphrase !== '') {
      strength(passphrase).then(
        (view) => {
          if (!stale) set({ of: passphrase, view });
        },
        () => undefined,
      );
    }
    return () => {
      stale = true;
    };
  }, [passphrase, strength]);
  return found?.of === passphrase ? found.view : null;
}
