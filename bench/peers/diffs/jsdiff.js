import { diffLines, diffWords } from 'diff';

globalThis.benchDiff = { words: (a, b) => diffWords(a, b).length, lines: (a, b) => diffLines(a, b).length };
