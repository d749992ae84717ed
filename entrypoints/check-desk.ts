import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerPart } from '../utils/platform';
import { examine } from './background/examine';
import { mend } from './background/mend';

const desk = { examine, mend };
export type CheckDesk = typeof desk;

/** The part of the background that finds out why something does not work: read when the person asks for it. */
export default defineUnlistedScript(() => offerPart('check-desk', desk));
