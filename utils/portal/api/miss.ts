import { err, ok, type Result } from '../../kernel';
import * as v from '../../kernel/shape';
import type { Miss } from '../types';

export const apiMiss = (page: string, anchor: string, expected: string, found = 0): Miss => ({
  face: 'lk',
  page: `api/${page}`,
  anchor,
  found,
  expected,
});

/** Checks the shape of an answer; the miss names the first field that is not as expected, never its value. */
export function shaped<S extends v.GenericSchema>(
  page: string,
  schema: S,
  json: unknown,
): Result<v.InferOutput<S>, Miss> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return ok(result.output);
  const [issue] = result.issues;
  return err(apiMiss(page, v.getDotPath(issue) ?? '', issue.expected ?? issue.type));
}

/** A field that may be missing, null or of a wrong type without spoiling the rest: read as null then. */
export const maybe = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullish(schema, null), null);

export const text = v.pipe(v.string(), v.maxLength(20_000));
