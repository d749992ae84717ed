type Owner = { account: string | null; shownTo: string | null };
type Said = { account?: string | null | undefined; shownTo?: string | null | undefined };

/**
 * Whether an answer is another person's: one computer serves a family. What was never said, on either side, proves
 * nothing.
 */
export const isOthers = (owner: Owner, said: Said): boolean =>
  differ(owner.account, said.account) || differ(owner.shownTo, said.shownTo);

const differ = (mark: string | null, said: string | null | undefined): boolean =>
  mark !== null && typeof said === 'string' && said !== mark;

/** The owner with what is said of them for the first time. */
export const ownerOf = (owner: Owner, said: Said): Owner => ({
  account: owner.account ?? said.account ?? null,
  shownTo: owner.shownTo ?? said.shownTo ?? null,
});
