import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '../../utils/messaging';
import { pickerTexts } from '../../utils/text';
import { startPicking } from './pick';

/** Injected when the person asks to point at a status, and only then; asked twice, it is there once. */
export default defineUnlistedScript(async () => {
  const scope = globalThis as { medcardPicker?: boolean };
  if (scope.medcardPicker) return;
  scope.medcardPicker = true;
  const { locale } = await ask('pickedHere', {}).catch(() => ({ locale: 'ru' as const }));
  startPicking(document, pickerTexts(locale), locale, () => {
    scope.medcardPicker = false;
  });
});
