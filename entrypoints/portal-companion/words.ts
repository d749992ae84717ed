import type { CompanionTexts, Locale } from '../../utils/text';

export type Words = { locale: Locale; texts: CompanionTexts };
type Scope = { medcardWords?: Words };

/** Said by a file of words (`portal-words-*.ts`): a page takes those of one language and not all that there are. */
export function offerWords(words: Words): void {
  (globalThis as Scope).medcardWords = words;
}

/** The words put into this page last. Undefined only when their file could not be put in. */
export const wordsHere = (): Words | undefined => (globalThis as Scope).medcardWords;
