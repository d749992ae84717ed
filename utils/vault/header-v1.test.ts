import { expect, it } from 'vitest';
import { decodeHeader } from './header';
import { openVault } from './vault';
import { withPassphrase } from './vault-change';

/** Written by the first version of the format, for the passphrase «снег идёт с утра». Never to be edited. */
const FROZEN =
  '{"format":"medcard-vault","generation":1,"hash":"9f39f86f11a981311fa1010a34e14ab9e7ea161ef4a42b0c0ca11012218bd16e","inbox":{"identity":"3nV1L3BZaDbVB4bW4+Dj959kAHlitUrrgpfpb8nS2loplq2Rd6onah486zUZQ61UADrynvFzRoLU4Ou902U4Uo7XqPvc7BSOPm83Ssg0VHjTuCiUv4dIe8+5RMfxLpfLGMRER8xNz+QBHU4pIoAl/AVzrGjDP8NS+XvTwZ5Nd9BmT/ev4XarGkAOPTnvF7qg8v0=","recipient":"age15g9fpkjxu7n4zacxqspjrak2yrdmrhxfvcnuthzaxfkpq500jagq77uq5s"},"keyring":"zpEo05a/iXeojOI5kEgH9o29rebnGGFH6H1cMXyM06IkaeMfWiw/iFy05gYnBmhayy08Bk5D9B3tsOwTakWZ1kOx0ao8nozXF+IaGBj+Q/wfiENHkuZZzRCCs0lui8Hhxecr/Ow5aenP23q7rtAmUUKd8bwQoH2BoMCiQIOCEIAfyzJugMLnk6hHaF6rMNbz/hsSBu3DkZe2AUOaM0Ewnh2yWPhReiikZtD6YhiucW8dBreI9qWyIcPX5fLI/UuAXoQSf9aay9E1Vl7D5NslJxI7Cr2LME86sEpSkA8g787OQU0bwE7z3yezYTA0bR35afMPIl5mYoN+7keiqSFbWIknmPVHkWR6HKWarjZpe2NSYYZVeSgsB/8uia6pJVHUEIOeLmkhevHlf6aJTl4hsq2+OrpIMXygk/Ed7jyo+IIPxisLq6R2EVxp/xKA4VXjKmpPPYMFFRgx1aq2Htqe6GsPzMz52NGZELb1a3ZqdjbAcobnL5RYmWDlUzKf1XxAv3Wq0HFmZhVmgd3e8r4NYkaXhXrnRPYjwhIKoURqihq2En3FZoJVZ0cIX5Q1uLgwfidLsuTo5kTYF0VcgN6eW3Q+/gYv4sQn1jKW/T/kwkLTktaaAs4lbvrBz4c9GhzFfONlswtkg1HvpLRFsa5CmmAkXjr2qbFqYjRSBR9QHAIHvbtDtBii6XA/ztaZutFuiDGLzG8saxTR6DTnmlSRUDbLshuGQ6/snH9nz/kHdkyQYYWLSaHmcG/wadvhBL3V9My+qY6OSDZZBhlrRP1c6p9Um3nXaQsizNHdH/FCGcqHOpiwxWm2fRChAjlKGQFH4HjblOrMNCqJhuXh0oDP9etPeXYbg6RLVl4N51XsbBt+cTHhiT+7OemgUsRwAroum7kwIbSnnjTejIN92CXatnL7k4ppXcUH7Yo/n/9135muErdiCItG0mu/rqKjdemAiuowRvgZpyVODxmJZnJ016F0KN2ionyuKKn0fYodoR5W0vOX+JSXmXoAP5NmZyo/MND3K3+duavmSNutA4ZVuNnPZRyTvLSA2Y2wRhSZzrknWhjUkMFxvGFbcvJ5pilbEIp3tf7ymIldOuB0WKxcIaJkUL44E3YQ2/D8+VoCopd+zsKBnIGurarsUEIrf+1qfuSansIrDD9j6ivby4yx5gzJGWR8qBrontBZ4pltxCulofhtgDvf8kYHmSPMdaHHxWwFK7tocLPV3xJlry3PRFCrlRKOFJwcKnwZLvV3KCFNkgtupQ+bX0b5rR71PKes4WQDVEgLYthCCag5ZCZ5/K1D4vJBKJITjo+1OmfTy/hft39uiotWRJOtAjki7hdp8QDG4Rmb4xRPP2FPfniBjk3ajIUQ4Am1t0eRcTtcsu4TVwrgYpUQDrSQLKiY93pw2XHbzYVomqrOiBZnBLP5ynuK2elJFQcdoexvv0SjSDjWrd8xxzmyiQ==","mac":"f8fbabc7a6533dad4c059c89b4075460a478e1597ae3945bb475b74cd7a9ffb1","slots":[{"commitment":"Zx3zhiC3s7JJ1e4G+HJ8F6t2hWRKWfkUN82e2u/u1G0=","id":"ab43c479af18a3506bba047494b3f011","kdf":{"m":65536,"name":"argon2id","p":1,"t":3},"kind":"passphrase","nonce":"OEbp/VPO/awNNMjR","salt":"CEkkSDQaG60ePI99y2SRyg==","wrapped":"HCNRl28vdgjlpAb9ZanUV7Kak90Q3MYwPbhot+/aPNQnWqc7f7gplnZNzynJ0DDE"}],"vaultId":"0ee853a70276c8c640bf5bad48b4b103","version":1}';

it('a header of version 1 opens, and becomes version 2 with its next change', async () => {
  const header = await decodeHeader(FROZEN);
  if (!header.ok) return expect.fail(header.error);
  const opened = await openVault(header.value, 'снег идёт с утра');
  if (!opened.ok) return expect.fail(opened.error);
  expect(header.value.version).toBe(1);
  const changed = await withPassphrase(header.value, opened.value, 'мёд и липа');
  const again = await decodeHeader(changed.text);
  expect(again).toMatchObject({ ok: true, value: { version: 2, generation: 2, vaultId: header.value.vaultId } });
  expect(again.ok && (await openVault(again.value, 'мёд и липа'))).toMatchObject({ ok: true });
}, 60_000);
