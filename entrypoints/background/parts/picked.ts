import { offerPart } from '../../../utils/platform';
import { look, tend } from '../picked-alone';
import { changePicked, picked, pickedHere, pickedSeen, pickedView, startPicker } from '../picked-desk';
import { unlessOff } from '../unless-off';

const off = () => false;
/** What begins to watch or looks at the portal an organisation may switch off; what shows and ends it stays. */
const desk = {
  changePicked,
  look: unlessOff('watching', look, off),
  picked: unlessOff('watching', picked, off),
  pickedHere,
  pickedSeen: unlessOff('watching', pickedSeen, off),
  pickedView,
  startPicker: unlessOff('watching', startPicker, off),
  tend,
};
export type PickedDesk = typeof desk;

/** The part of the background that watches statuses the person pointed at: read only when there are any. */
export const offerPicked = (): void => offerPart('picked-desk', desk);
