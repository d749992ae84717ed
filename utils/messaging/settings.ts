import * as v from '../kernel/shape';

const hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23));

/** Preferences of the person. No private data: kept in clear. */
const shape = v.object({
  locale: v.fallback(v.picklist(['ru', 'en']), 'ru'),
  companion: v.fallback(v.boolean(), true),
  /** Notices say only that something has changed: for computers that others see. */
  discreet: v.fallback(v.boolean(), false),
  quiet: v.fallback(v.nullable(v.object({ from: hour, to: hour })), null),
  folded: v.fallback(v.boolean(), false),
  hiddenHosts: v.fallback(v.pipe(v.array(v.string()), v.maxLength(20)), []),
});

export type Settings = v.InferOutput<typeof shape>;

/**
 * Reads settings from whatever storage gave back: each field that is missing or damaged falls back alone.
 * @param languages the browser's languages in order, for the very first start
 */
export function readSettings(stored: unknown, languages: readonly string[] = ['ru']): Settings {
  const given = typeof stored === 'object' && stored !== null ? stored : {};
  const first = languages[0]?.startsWith('ru') === false ? 'en' : 'ru';
  return v.parse(shape, { locale: first, ...given });
}
