import { diff_match_patch } from 'diff-match-patch';

const bounded = new diff_match_patch();
const unbounded = new diff_match_patch();
unbounded.Diff_Timeout = 0;

globalThis.benchDiff = {
  bounded: (a, b) => bounded.diff_main(a, b).length,
  unbounded: (a, b) => unbounded.diff_main(a, b).length,
};
