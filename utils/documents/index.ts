export { type FileKind, sniff } from './sniff';
