/**
 * Text from outside as one line: without controls, and without the marks that nobody sees and that turn letters round
 * (a name that ends in `.exe` can be made to read as `.pdf`).
 */
export const plain = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
