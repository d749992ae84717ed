import { offerPart } from '../../../utils/platform';
import { captureClick } from '../capture-click';
import { keepDownload } from '../capture-download';
import { keepByMenu } from '../capture-menu';
import { captureDocument, resumeCaptures } from '../capture-work';

const desk = { captureClick, captureDocument, keepByMenu, keepDownload, resumeCaptures };
export type CaptureDesk = typeof desk;

/** The part of the background that keeps documents: it plans, and has the workbench fetch and seal. */
export const offerCapture = (): void => offerPart('capture-desk', desk);
