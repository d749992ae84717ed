export { lettersOf } from '../../utils/documents/scan/test-letters';
export { bestThreshold, f1, labels } from '../../utils/documents/scan/test-scans';
