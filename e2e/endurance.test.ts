import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { disk } from '../tools/soak/disk.ts';
import { kill } from '../tools/soak/kill.ts';

const mountable = mayMount();

afterAll(async () => {
  await kill.close?.();
  await disk.close?.();
});

describe('an archive, by a sample of the endurance runs', () => {
  it('loses nothing acknowledged to three deaths of the browser', () => kill.round(2, 'chromium', 3));

  it.skipIf(!mountable)(`stays whole on a full disk${mountable ? '' : ' (skipped: no right to mount one)'}`, () =>
    disk.round(1, 'chromium'),
  );
});

function mayMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'medcard-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(place);
  }
}
