import { MINUTE, SECOND } from '../../utils/kernel';
import { answer } from '../../utils/messaging';
import { readHtml, sealDocument, sealPiece } from './work';

/** Chromium's home of the heavy work: an offscreen document. It has the network and the vault's public key, no secret. */
const IDLE = MINUTE;
/** What has had a document in its hands goes soon: its name can be found in the memory until then, locked or not. */
const IDLE_AFTER_DOCUMENT = 5 * SECOND;
let patience = IDLE;
let underWay = 0;
let idle: ReturnType<typeof setTimeout> | undefined;

/** It closes itself: the worker that opened it may be long dead, and an open document costs memory for nothing. */
async function busy<T>(work: () => Promise<T>): Promise<T> {
  underWay++;
  clearTimeout(idle);
  try {
    return await work();
  } finally {
    underWay--;
    if (underWay === 0) idle = setTimeout(() => window.close(), patience);
  }
}

answer('readHtml', (data) => busy(async () => readHtml(data)));
answer('sealDocument', (data) => {
  patience = IDLE_AFTER_DOCUMENT;
  return busy(() => sealDocument(data));
});
answer('sealPiece', (data) =>
  busy(async () => {
    const outcome = await sealPiece(data);
    // The page that brings the next piece may be slow.
    patience = outcome ? IDLE_AFTER_DOCUMENT : IDLE;
    return outcome;
  }),
);
