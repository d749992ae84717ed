import { ok, parseInstant, type Result } from '../../kernel';
import * as v from '../../kernel/shape';
import type { Miss } from '../types';
import { maybe, shaped } from './miss';

const Item = v.object({
  level: maybe(v.picklist(['INFO', 'WARN', 'ERROR'])),
  startDate: maybe(v.string()),
  endDate: maybe(v.string()),
  isHidden: maybe(v.boolean()),
});

/** A warning of the portal: its weight and times only, the text is HTML of the portal and stays there. */
export type DisclaimerSeen = { level: 'INFO' | 'WARN' | 'ERROR'; from: number | null; until: number | null };

/** `GET disclaimers/…` (portal.md 2.8), hidden ones left out. */
export function readDisclaimers(json: unknown): Result<DisclaimerSeen[], Miss> {
  const shape = shaped('disclaimers', v.array(v.unknown()), json);
  if (!shape.ok) return shape;
  const items = shape.value.map((item) => v.safeParse(Item, item)).flatMap((r) => (r.success ? [r.output] : []));
  return ok(
    items
      .filter(({ isHidden }) => isHidden !== true)
      .map(({ level, startDate, endDate }) => ({
        level: level ?? 'INFO',
        from: parseInstant(startDate),
        until: parseInstant(endDate),
      })),
  );
}
