import { readSemd, readSemdFacts } from '../../utils/documents';
import type { Bytes } from '../../utils/kernel';

/** Parses one СЭМД apart from the page that draws it, so that it can be ended. It is started for one and ended after. */
export type SemdOrder = { want: 'facts' | 'document'; bytes: Bytes };
export type SemdAnswer = ReturnType<typeof readSemd> | ReturnType<typeof readSemdFacts>;

globalThis.onmessage = ({ data: { want, bytes } }: MessageEvent<SemdOrder>) => {
  globalThis.postMessage(want === 'facts' ? readSemdFacts(bytes) : readSemd(bytes));
};
