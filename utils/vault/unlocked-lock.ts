/** A Web Lock the key worker holds from the unlocking to its end. */
export const UNLOCKED_LOCK = 'medcard-unlocked';

/** Whether the archive stands open somewhere, without touching the key worker. */
export async function isUnlocked(locks: Pick<LockManager, 'query'> = navigator.locks): Promise<boolean> {
  return ((await locks.query()).held ?? []).some(({ name }) => name === UNLOCKED_LOCK);
}
