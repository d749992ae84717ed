import { fingerprint, keysCompare } from '../portal';

const NOTHING = fingerprint('');

/**
 * The key with what this answer leaves out put in from the key before: a comment folded away, a date no longer shown, a
 * list of files that moved elsewhere are nothing new to read, and neither is their coming back. Another status, the
 * first of the facts, stands for itself.
 */
export function filledKey(before: string | undefined, now: string): string {
  if (before === undefined || !keysCompare(before, now)) return now;
  const [was, is] = [factsOf(before), factsOf(now)];
  if (firstOf(was) !== firstOf(is)) return now;
  const [old, fresh] = [was.split('.'), is.split('.')];
  if (old.length !== fresh.length) return now;
  const facts = fresh.map((fact, at) => (fact === '-' || fact === NOTHING ? (old[at] ?? fact) : fact));
  return `${now.slice(0, now.indexOf(':'))}:${facts.join('.')}`;
}

const factsOf = (key: string): string => key.slice(key.indexOf(':') + 1);
const firstOf = (facts: string): string => facts.slice(0, `${facts}.`.indexOf('.'));
