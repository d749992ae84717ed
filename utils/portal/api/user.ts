import { ok, type Result } from '../../kernel';
import * as v from '../../kernel/shape';
import type { Miss, ProfileSeen } from '../types';
import { maybe, shaped } from './miss';

const User = v.object({
  assuranceLevel: maybe(v.string()),
  personSNILS: maybe(v.string()),
  person: maybe(
    v.object({
      person: maybe(v.object({ snils: maybe(v.string()) })),
      docs: maybe(
        v.array(v.fallback(v.object({ type: v.string(), vrfStu: maybe(v.string()) }), { type: '', vrfStu: null })),
      ),
    }),
  ),
});

/** `GET users/data` reduced to yes and no at once; no name, number or date leaves this function (portal.md 2.7, 5.4). */
export function readUser(json: unknown): Result<ProfileSeen, Miss> {
  const shape = shaped('users/data', User, json);
  if (!shape.ok) return shape;
  const { assuranceLevel, personSNILS, person } = shape.value;
  const docs = person?.docs ?? null;
  const level = /^AL(\d{2})$/.exec(assuranceLevel ?? '')?.[1];
  return ok({
    kind: 'profile',
    confirmed: level === undefined ? null : Number(level) >= 20,
    snils: person === null && personSNILS === null ? null : Boolean(personSNILS || person?.person?.snils),
    passport: docs?.some(({ type, vrfStu }) => type === 'RF_PASSPORT' && vrfStu === 'VERIFIED') ?? null,
    policy: docs?.some(({ type }) => type === 'MDCL_PLCY') ?? null,
  });
}
