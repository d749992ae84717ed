import type { Result } from '../../kernel';
import * as v from '../../kernel/shape';
import type { Miss } from '../types';
import { shaped } from './miss';

const Session = v.pipe(
  v.object({ auth: v.boolean() }),
  v.transform(({ auth }) => auth),
);

/** `POST check-session`: true when the person is logged in (portal.md 2.1). */
export const readSession = (json: unknown): Result<boolean, Miss> => shaped('check-session', Session, json);
