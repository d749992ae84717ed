import url from '../../utils/vault/key-worker?sharedworker&url';

type Policy = { createScriptURL: (url: string) => string };
type Policies = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => Policy;
};

/** Our pages demand Trusted Types; the workers are the only scripts started by address. */
export const trusted = (address: string): string =>
  (globalThis as { trustedTypes?: Policies }).trustedTypes
    ?.createPolicy('own-worker', { createScriptURL: (given) => given })
    .createScriptURL(address) ?? address;

export const startKeyWorker = (): SharedWorker => new SharedWorker(trusted(url), { name: 'medcard-keys' });
