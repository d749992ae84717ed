import { offerPart } from '../../../utils/platform';
import { examine } from '../examine';
import { mend } from '../mend';

const desk = { examine, mend };
export type CheckDesk = typeof desk;

/** The part of the background that finds out why something does not work: read when the person asks for it. */
export const offerCheck = (): void => offerPart('check-desk', desk);
