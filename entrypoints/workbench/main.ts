import { answer } from '../../utils/messaging';
import { readHtml, sealDocument } from './work';

// Chromium's home of the heavy work: an offscreen document. It has the network and the vault's public key, no secret.
answer('readHtml', async (data) => readHtml(data));
answer('sealDocument', async (data) => sealDocument(data));
