import { spawnSync } from 'node:child_process';

/** The programs a person would open a backup with; tests that need them are skipped, with this reason, without them. */
export const MISSING_TOOLS = ['age', 'tar', 'sha256sum', 'script'].filter(
  (tool) => spawnSync('which', [tool]).status !== 0,
);

/** Types a phrase as a person would: age asks a terminal for it and takes it from nowhere else. */
export function typing(command: string, folder: string, phrase: string, times = 1): void {
  const answers = `for i in $(seq ${times}); do sleep 0.7; printf '%s\\n' "$PHRASE"; done; sleep 0.5`;
  const done = spawnSync('sh', ['-c', `(${answers}) | script -qec "$COMMAND" /dev/null`], {
    cwd: folder,
    env: { ...process.env, PHRASE: phrase, COMMAND: command },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stdout);
}
