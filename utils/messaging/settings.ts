import { KEEP_CHOICES } from '../archive';
import * as v from '../kernel/shape';

const UNDECIDED = { health: 'undecided', orders: 'undecided', other: 'undecided' } as const;

/** Where the companion stands: bottom right, bottom left, top left, top right. */
export const CORNERS = [0, 1, 2, 3] as const;
export type Corner = (typeof CORNERS)[number];

export const LOCK_AFTER = [1, 5, 15, 30] as const;

/** Preferences of the person. No private data: kept in clear. Built when they are first read, not at each wake. */
const buildShape = () => {
  const hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23));
  const choice = v.fallback(v.picklist(KEEP_CHOICES), 'undecided');
  return v.object({
    locale: v.fallback(v.picklist(['ru', 'en']), 'ru'),
    companion: v.fallback(v.boolean(), true),
    /** Notices say only that something has changed: for computers that others see. */
    discreet: v.fallback(v.boolean(), false),
    /** Off by default: a notice in a quiet room is nobody's business. Chromium only, Firefox leaves it to the system. */
    sound: v.fallback(v.boolean(), false),
    quiet: v.fallback(v.nullable(v.object({ from: hour, to: hour })), null),
    /** How long past statuses of a finished request are kept. */
    keepHistory: v.fallback(v.picklist(['always', 'year', 'month']), 'always'),
    /** Each ciphertext of the archive once more as a file. */
    secondCopy: v.fallback(v.boolean(), true),
    /** Minutes without input after which an open archive closes. */
    lockAfter: v.fallback(v.picklist(LOCK_AFTER), 5),
    /** What is kept of the portal's documents, by their kind. */
    keep: v.fallback(v.object({ health: choice, orders: choice, other: choice }), UNDECIDED),
    folded: v.fallback(v.boolean(), false),
    /** By host; the first corner is not written down. */
    corners: v.fallback(v.record(v.string(), v.picklist(CORNERS)), {}),
    hiddenHosts: v.fallback(v.pipe(v.array(v.string()), v.maxLength(20)), []),
  });
};
let shape: ReturnType<typeof buildShape> | undefined;

export type Settings = v.InferOutput<ReturnType<typeof buildShape>>;

/**
 * Reads settings from whatever storage gave back: each field that is missing or damaged falls back alone.
 * @param languages the browser's languages in order, for the very first start
 */
export function readSettings(stored: unknown, languages: readonly string[] = ['ru']): Settings {
  const given = typeof stored === 'object' && stored !== null ? stored : {};
  const first = languages[0]?.startsWith('ru') === false ? 'en' : 'ru';
  shape ??= buildShape();
  return v.parse(shape, { locale: first, ...given });
}
