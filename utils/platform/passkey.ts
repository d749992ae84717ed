import type { Bytes } from '../kernel';

type Ask = { credential: Bytes; salt: Bytes };
type PrfOutput = { prf?: { enabled?: boolean; results?: { first?: BufferSource; second?: BufferSource } } };

/**
 * `cancelled`: the person said no, or the browser did not wait. `no-prf`: this passkey cannot keep secrets of ours, only
 * prove who is there.
 */
export type PasskeyTrouble = 'cancelled' | 'no-prf';

/**
 * Passkeys of the extension's own address: in Chromium its id. In Firefox an extension has no lasting address of its
 * own, and the portal's must never be used: its scripts could then ask the same passkey.
 */
export const hasPasskeys = (): boolean =>
  location.protocol === 'chrome-extension:' && typeof PublicKeyCredential === 'function';

/** Makes a passkey and asks it at once. @param name what the browser calls it in its list */
export async function makePasskey(name: string, salt: Bytes): Promise<(Ask & { secret: Bytes }) | PasskeyTrouble> {
  const made = await calling(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name },
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        attestation: 'none',
        extensions: { prf: {} } as AuthenticationExtensionsClientInputs,
      },
    }),
  );
  if (!made) return 'cancelled';
  if (!(made.getClientExtensionResults() as PrfOutput).prf?.enabled) return 'no-prf';
  const credential = new Uint8Array(made.rawId);
  const secret = await askPasskey({ credential, salt });
  return secret instanceof Uint8Array ? { credential, salt, secret } : secret;
}

/** The passkey's two answers, 64 bytes, after it has made sure who is there. */
export async function askPasskey({ credential, salt }: Ask): Promise<Bytes | PasskeyTrouble> {
  const second = new Uint8Array(await crypto.subtle.digest('SHA-256', salt));
  const prf = { eval: { first: salt, second } };
  const found = await calling(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: [{ type: 'public-key', id: credential }],
        userVerification: 'required',
        extensions: { prf } as AuthenticationExtensionsClientInputs,
      },
    }),
  );
  if (!found) return 'cancelled';
  const results = (found.getClientExtensionResults() as PrfOutput).prf?.results;
  const parts = [results?.first, results?.second].map((part) => (part ? new Uint8Array(part as ArrayBuffer) : null));
  const [one, two] = parts;
  if (one?.length !== 32 || two?.length !== 32) return 'no-prf';
  const secret = new Uint8Array(64);
  secret.set(one);
  secret.set(two, 32);
  return secret;
}

/** Whatever the browser refuses with, the person has not given the passkey. */
async function calling(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  return (await ask().catch(() => null)) as PublicKeyCredential | null;
}
