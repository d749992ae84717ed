import { benchRecords } from './records';

Object.assign(globalThis, { benchRecords });
