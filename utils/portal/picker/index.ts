export { addressUrl, mayOpenAlone, pickedAddress, sameAddress } from './address';
export { describePicked, type NotPicked } from './describe';
export { findPicked } from './find';
export { packPicked, unpackPicked } from './pack';
export { namedGroup, type PickedSight, pickedSight } from './sight';
export { statusMark } from './texts';
export type { Confidence, Found, Picked, PickedAddress } from './types';
