import type { ViewerReport } from './protocol';

type Task = () => Promise<unknown>;

/** One thing at a time, what is looked at before what is not. A task that fails does not stop the next. */
export function workInTurn(say: (report: ViewerReport) => void) {
  const [urgent, later]: [Task[], Task[]] = [[], []];
  const next = () => urgent.shift() ?? later.shift();
  let isWorking = false;
  const work = async () => {
    if (isWorking) return;
    isWorking = true;
    for (let task = next(); task; task = next()) {
      say({ kind: 'busy' });
      await task().catch(() => undefined);
    }
    isWorking = false;
    say({ kind: 'idle' });
  };
  return {
    first(task: Task) {
      urgent.push(task);
      void work();
    },
    last(task: Task) {
      later.push(task);
      void work();
    },
  };
}
