import { offerPart } from '../../../utils/platform';
import { noticeTexts } from '../../../utils/text';
import { beginAnew } from '../begin-anew';
import * as answers from '../desk';
import * as history from '../history';

const desk = { ...answers, ...history, beginAnew, noticeTexts };
export type WatchDesk = typeof desk;

/** The part of the background that speaks: to a page of ours that asks, and by a notice when there is something to say. */
export const offerWatch = (): void => offerPart('watch-desk', desk);
