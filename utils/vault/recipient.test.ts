import { expect, it } from 'vitest';
import { randomBytes, toHex, utf8 } from '../kernel';
import { canonical } from './canonical';
import { chooseHeader, encodeHeader } from './header';
import { sha256 } from './hkdf';
import { newId, type VaultId } from './ids';
import { inboxRecipient } from './recipient';
import { cheapDerive, FLOOR } from './test-vault';
import { makeVault } from './vault';

const { text, header } = await makeVault('пароль', FLOOR, randomBytes, cheapDerive);
const rewritten = async (change: Record<string, unknown>): Promise<string> => {
  const whole = { ...header, ...change } as unknown as Parameters<typeof canonical>[0] & object;
  return canonical({ ...whole, hash: toHex(await sha256(utf8(canonical(whole)))) });
};
const other = `age1${'q'.repeat(58)}`;
const newer = await encodeHeader({ ...header, generation: 2, inbox: { ...header.inbox, recipient: other } });
const foreign = await encodeHeader({ ...header, vaultId: newId<VaultId>() });

it.each<[string, (string | null)[]]>([
  ['nothing is stored', [null, null]],
  ['both copies agree', [text, text]],
  ['one copy is missing', [null, text]],
  ['the second is newer', [text, newer]],
  ['the newer one is torn', [text, newer.slice(0, 200)]],
  ['both are torn', [text.slice(0, 50), '']],
  ['the copies are of two vaults', [text, foreign]],
  ['one is of a later version of the product', [text, await rewritten({ version: 2 })]],
  ['it is not even an object', ['[]', 'null']],
  ['the recipient is not a key', [await rewritten({ inbox: { ...header.inbox, recipient: 'age1' } }), null]],
  ['the inbox is gone', [await rewritten({ inbox: null }), null]],
  ['the generation is no number', [await rewritten({ generation: '2' }), text]],
])('is the recipient of the header that opens the vault when %s', async (_when, copies) => {
  const chosen = await chooseHeader(copies);
  expect(await inboxRecipient(copies)).toBe(chosen.ok ? chosen.value.header.inbox.recipient : null);
});
