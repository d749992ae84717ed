import { offerPart } from '../../../utils/platform';
import { resume, traceDrop, traceEnd, traceSeen, traceStart, traceStop } from '../trace-desk';

const desk = { resume, traceDrop, traceEnd, traceSeen, traceStart, traceStop };
export type TraceDesk = typeof desk;

/** The part of the background that records how an error comes to be: read only while the person records one. */
export const offerTrace = (): void => offerPart('trace-desk', desk);
