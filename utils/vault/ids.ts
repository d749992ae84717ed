import { type Brand, type RandomBytes, randomBytes, randomId } from '../kernel';
import * as v from '../kernel/shape';

/** All ids are 128 random bits as 32 lower-case hexadecimal digits: in clear on disk they tell nothing. */
export type VaultId = Brand<string, 'VaultId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type RecordId = Brand<string, 'RecordId'>;

const ID = /^[0-9a-f]{32}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
export const isPersonId = (value: unknown): value is PersonId => isId(value);
export const isRecordId = (value: unknown): value is RecordId => isId(value);

/** A fresh id of any kind: `newId<RecordId>()`. */
export const newId = <T extends string>(random: RandomBytes = randomBytes): T => randomId(random) as T;

/** The shape of an id inside JSON. */
export const idShape = <T extends string>() => v.custom<T>(isId);
