import { err, ok, type Result, toHex, utf8 } from '../kernel';
import { canonical } from './canonical';
import { sha256 } from './hkdf';

export const FORMAT = 'medcard-vault';
/** 1 knew passphrase slots only. What is written is of this version. */
export const VERSION = 2;

export type HeaderError = 'absent' | 'damaged' | 'newer-format';
type Unreadable = Exclude<HeaderError, 'absent'>;

/** A stored copy that is whole by its own hash, and of a version this code knows. Its shape is not checked yet. */
export async function wholeHeader(text: string): Promise<Result<Record<string, unknown>, Unreadable>> {
  const parsed = parseObject(text);
  if (!parsed) return err('damaged');
  const { hash, ...rest } = parsed;
  if (typeof hash !== 'string' || !(await matches(rest, hash)) || rest.format !== FORMAT) return err('damaged');
  if (typeof rest.version === 'number' && rest.version > VERSION) return err('newer-format');
  return ok(rest);
}

/** A header, its own text and which of the copies it was. */
export type Chosen<Header> = { header: Header; text: string; copy: number };

/**
 * Chooses among the stored copies (null: nothing is stored there): the highest generation of those that are whole.
 * One newer than this code makes the answer `newer-format`; copies of two vaults or no whole one, `damaged`.
 */
export async function newestOf<Header extends { vaultId: string; generation: number }>(
  copies: readonly (string | null)[],
  decode: (text: string) => Promise<Result<Header, Unreadable>>,
): Promise<Result<Chosen<Header>, HeaderError>> {
  if (copies.every((text) => text === null)) return err('absent');
  const whole: Chosen<Header>[] = [];
  for (const [copy, text] of copies.entries()) {
    if (text === null) continue;
    const decoded = await decode(text);
    if (decoded.ok) whole.push({ header: decoded.value, text, copy });
    else if (decoded.error === 'newer-format') return err('newer-format');
  }
  const [best] = whole.toSorted((a, b) => b.header.generation - a.header.generation);
  if (!best || whole.some(({ header }) => header.vaultId !== best.header.vaultId)) return err('damaged');
  return ok(best);
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

async function matches(rest: Record<string, unknown>, hash: string): Promise<boolean> {
  try {
    return toHex(await sha256(utf8(canonical(rest as Parameters<typeof canonical>[0])))) === hash;
  } catch {
    return false;
  }
}
