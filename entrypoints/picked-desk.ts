import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerPart } from '../utils/platform';
import { look, tend } from './background/picked-alone';
import { changePicked, picked, pickedHere, pickedSeen, pickedView, startPicker } from './background/picked-desk';

const desk = { changePicked, look, picked, pickedHere, pickedSeen, pickedView, startPicker, tend };
export type PickedDesk = typeof desk;

/** The part of the background that watches statuses the person pointed at: read only when there are any. */
export default defineUnlistedScript(() => offerPart('picked-desk', desk));
