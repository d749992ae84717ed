import { disguises } from '../../tools/soak/disguises';
import { seeded } from '../../tools/soak/random';
import { canaryState, told } from '../../tools/soak/redact';
import { FACT_KEYS, factsOf, type Gathered, reportJson, reportOf } from '../../utils/diagnostics';
import { GOOD_FACTS } from '../../utils/diagnostics/test-facts';

const MB = 1_000_000;

/** 200 states of the world, what was planted into them and how much of it their reports tell, in any disguise. */
export function leaks(): { planted: number; leaked: number } {
  const random = seeded(17);
  let planted = 0;
  let leaked = 0;
  for (let one = 0; one < 200; one++) {
    const { given, canaries } = canaryState(random);
    const out = told(given).toLowerCase();
    planted += canaries.length;
    leaked += canaries.filter((canary) =>
      disguises(canary).some(([, text]) => out.includes(text.toLowerCase())),
    ).length;
  }
  return { planted, leaked };
}

/** Of the facts of a whole report the share that is left after it was written and read. */
export function factsKept(): number {
  const written = JSON.parse(reportJson(reportOf(GOOD_FACTS))) as { facts: object };
  const known = FACT_KEYS.filter((key) => GOOD_FACTS[key] !== null);
  return (known.filter((key) => Object.hasOwn(written.facts, key)).length / known.length) * 100;
}

/** A state whose answers and page weigh 20 MB together, all of it texts that must not be told. */
export function heavy(): Gathered {
  const { given } = canaryState(seeded(18));
  const body = (size: number) =>
    `<html><body>${'СНИЛС 112-233-445 95 acc_t=secret '.repeat(Math.ceil(size / 50))}</body></html>`;
  const page = (size: number) => ({
    reply: { status: 200, type: 'basic', url: '', contentType: 'text/html', retryAfter: null, body: body(size) },
    date: null,
    at: 0,
    ms: 1,
    error: null,
  });
  return {
    ...given,
    probes: { www: page(6 * MB), lk: page(6 * MB), api: page(4 * MB) },
    page: {
      seen: null,
      missed: null,
      html: body(4 * MB),
      remembers: true,
      blocked: 0,
      workers: 0,
      caches: 0,
      stored: 0,
    },
  };
}

export const reduce = (given: Gathered): number => reportJson(reportOf(factsOf(given))).length;
