import { MINUTE } from '../../utils/kernel';
import { answer } from '../../utils/messaging';
import { readHtml, sealDocument } from './work';

/** Chromium's home of the heavy work: an offscreen document. It has the network and the vault's public key, no secret. */
const IDLE = MINUTE;
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
    if (underWay === 0) idle = setTimeout(() => window.close(), IDLE);
  }
}

answer('readHtml', (data) => busy(async () => readHtml(data)));
answer('sealDocument', (data) => busy(() => sealDocument(data)));
