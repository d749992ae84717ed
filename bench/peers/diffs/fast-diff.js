import diff from 'fast-diff';

globalThis.benchDiff = { plain: (a, b) => diff(a, b).length };
