import { PickedGlance, PickedList, PickerOffer, PopupGlance } from '../../components/requests';
import { PageHeader } from '../../components/ui';
import type { PickedView } from '../../utils/requests';
import { historyTexts, pickedTexts, requestTexts, shellTexts } from '../../utils/text';
import { type Draw, page } from './page-states';
import { NOW, noWatch } from './samples';

const nothing = () => undefined;
const pointed = (rest: Partial<PickedView>): PickedView => ({
  id: 'p',
  page: 'www.gosuslugi.ru/departments/clinic',
  text: 'Прикрепление оформляется',
  group: 'unknown',
  since: NOW - 3_600_000,
  lastOkAt: NOW - 600_000,
  state: 'ok',
  paused: false,
  alone: false,
  mayBeAlone: true,
  attention: false,
  ...rest,
});
const pickedPage = (...picked: PickedView[]): Draw =>
  page('requests', 'open', (locale) => (
    <>
      <PageHeader title={requestTexts(locale).title} />
      <PickedList picked={picked} texts={pickedTexts(locale)} locale={locale} now={NOW} onChange={nothing} />
    </>
  ));
const pickedPopup =
  (failed: boolean, ...picked: PickedView[]): Draw =>
  (locale) => (
    <PopupGlance
      view={noWatch}
      archive={{ state: 'none', waiting: 0 }}
      texts={requestTexts(locale)}
      words={historyTexts(locale)}
      shell={shellTexts(locale)}
      locale={locale}
      now={NOW}
      besides={picked.length > 0}
      on={{
        onOpen: nothing,
        onLater: nothing,
        onUnwatch: nothing,
        onTellNoMore: nothing,
        onOpenPortal: nothing,
        onOpenCabinet: nothing,
      }}
    >
      <PickedGlance picked={picked} texts={pickedTexts(locale)} locale={locale} now={NOW} onOpen={nothing} />
      <PickerOffer texts={pickedTexts(locale)} failed={failed} onStart={nothing} />
    </PopupGlance>
  );

/** Every state of what the person pointed at, in the cabinet and in the popup. */
export const pickedStates: Readonly<Record<string, Draw>> = {
  picked: pickedPage(
    pointed({ attention: true }),
    pointed({ id: 'q', text: null, alone: true, page: `lk.gosuslugi.ru/claim/${'5400000001/'.repeat(9)}1` }),
  ),
  'picked-changed': pickedPage(pointed({ state: 'changed' }), pointed({ id: 'q', state: 'login', mayBeAlone: false })),
  'picked-paused': pickedPage(pointed({ paused: true })),
  'popup-picked': pickedPopup(false, pointed({}), pointed({ id: 'q', state: 'changed', paused: true, text: null })),
  'popup-picker-refused': pickedPopup(true),
};
