/** A file's name as a person would say it: no extension, no underscores. */
export function titleOf(name: string): string {
  const bare = name
    .replace(/\.[\p{L}\d]{1,5}$/u, '')
    .replaceAll('_', ' ')
    .trim();
  return bare === '' ? name : bare;
}
