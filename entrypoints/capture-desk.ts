import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerPart } from '../utils/platform';
import { keepingTexts } from '../utils/text';
import { captureDocument, resumeCaptures } from './background/capture-work';

const desk = { captureDocument, resumeCaptures, keepingTexts };
export type CaptureDesk = typeof desk;

/** The part of the background that keeps documents: it plans, and has the workbench fetch and seal. */
export default defineUnlistedScript(() => offerPart('capture-desk', desk));
