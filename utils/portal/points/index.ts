export { findPoint, type Pointed } from './find';
export { POINTS, type PointId } from './table';
