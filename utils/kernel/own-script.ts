type Policy = { createScriptURL: (url: string) => string };
type Scope = { trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } };

/** The address of one of our own workers as our pages want it: they demand Trusted Types, for these alone there is a policy. */
export const ownScript = (address: string): string =>
  (globalThis as Scope).trustedTypes
    ?.createPolicy('own-worker', { createScriptURL: (given) => given })
    .createScriptURL(address) ?? address;
