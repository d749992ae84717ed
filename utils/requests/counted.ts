import type { Roads } from './ladder';

export type Counted = Roads & { asked: () => number };

/** The same roads with a count of what was asked. */
export function counted(roads: Roads): Counted {
  let asked = 0;
  return {
    readHtml: roads.readHtml,
    clock: roads.clock,
    fetchPortal: (request) => {
      asked++;
      return roads.fetchPortal(request);
    },
    asked: () => asked,
  };
}
