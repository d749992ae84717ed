/** The shapes in which a text may slip out, each as it would stand inside a longer one. */
export function disguises(canary: string): [how: string, text: string][] {
  const utf8 = Buffer.from(canary, 'utf8');
  const utf16 = Buffer.from(canary, 'utf16le');
  // Inside a longer text base64 may begin at any of three places; what depends on the neighbours is cut off.
  const base64 = (bytes: Buffer, from: number) => {
    const shifted = Buffer.concat([Buffer.alloc(from), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return shifted.slice(from === 0 ? 0 : from + 1, -2);
  };
  return [
    ['raw', canary],
    ['the Latin half', canary.slice(0, 9)],
    ['the digits', canary.slice(-6)],
    ['URL-encoded', encodeURIComponent(canary)],
    ['JSON-escaped', canary.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)],
    ['hex', utf8.toString('hex')],
    ['UTF-16', utf16.toString('latin1')],
    ['UTF-16 as hex', utf16.toString('hex')],
    ...[0, 1, 2].flatMap((from): [string, string][] => [
      [`base64 from ${from}`, base64(utf8, from)],
      [`base64url from ${from}`, base64(utf8, from).replaceAll('+', '-').replaceAll('/', '_')],
      [`UTF-16 as base64 from ${from}`, base64(utf16, from)],
    ]),
  ];
}
