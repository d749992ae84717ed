import { launch } from '../../e2e/harness/launch.ts';
import { bundle, peerBundle, TOURS } from '../bundles.ts';
import { type Options, rotated, say } from '../meter.ts';
import type { Row } from '../rows.ts';
import { type Name, type Round, rowsOf } from './report.ts';
import { show } from './show.ts';

/** B1: the pointer and the companion beside four libraries of guided tours, on a page of 2 400 elements. */
export async function run({ rounds }: Options): Promise<Row[]> {
  const codes = { ours: await bundle('ours', 'bench/overlay/ours.ts') } as Record<Name, string>;
  codes.list = await bundle('list', 'bench/overlay/list.ts');
  codes.floor = await bundle('floor', 'bench/overlay/floor.js');
  for (const tour of TOURS) codes[tour] = await peerBundle(tour, `tours/${tour}.js`);
  const names = Object.keys(codes) as Name[];
  const session = await launch({ browser: 'chromium', portalPort: null, extension: false });
  const measured: Round[] = [];
  try {
    await show(session, codes.ours, -1);
    for (let round = 0; round < rounds; round++) {
      say(`B1: round ${round + 1} of ${rounds}`);
      const one = {} as Round;
      for (const name of rotated(names, round)) one[name] = await show(session, codes[name], round);
      measured.push(one);
    }
  } finally {
    await session.close();
  }
  return rowsOf(measured, codes);
}
