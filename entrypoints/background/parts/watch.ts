import { offerPart } from '../../../utils/platform';
import { beginAnew } from '../begin-anew';
import { changeSettings } from '../change-settings';
import * as overlay from '../companion-wishes';
import * as answers from '../desk';
import * as history from '../history';
import * as papers from '../papers';
import * as voice from '../tell';

const desk = { ...answers, ...history, ...voice, ...overlay, ...papers, beginAnew, changeSettings };
export type WatchDesk = typeof desk;

/** The part of the background that speaks: to a page of ours that asks, and by a notice when there is something to say. */
export const offerWatch = (): void => offerPart('watch-desk', desk);
