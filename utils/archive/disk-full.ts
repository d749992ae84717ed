type Told = { name?: unknown; message?: unknown; inner?: Told; failures?: readonly Told[] };

const within = (cause: unknown, is: (one: Told) => boolean): boolean => {
  const told = cause as Told | null | undefined;
  if (!told) return false;
  return is(told) || [told.inner, ...(told.failures ?? [])].some((inside) => within(inside, is));
};

/**
 * After a write that found the disk full Firefox lends the same connection one transaction for deleting only, whoever
 * asks next; what is put in it is refused with a name that says nothing. That turn is then used up.
 */
export const isDeletingOnly = (cause: unknown): boolean =>
  within(
    cause,
    ({ name, message }) =>
      name === 'InvalidStateError' && String(message).includes('database that did not allow mutations'),
  );

/**
 * Whether a write failed because there is no room. Dexie wraps the browser's error in one of its own, and those of many
 * rows in one for all; Firefox's `storage.local` says it in the text of a plain error.
 */
export const isDiskFull = (cause: unknown): boolean =>
  isDeletingOnly(cause) ||
  within(cause, ({ name, message }) => [name, message].some((said) => String(said).startsWith('QuotaExceededError')));
