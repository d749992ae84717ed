import type { Correction } from '../../../components/archive';
import type { Amendment } from '../../../utils/archive/store';
import { dayIn, FACT_LIMITS } from '../../../utils/documents';
import { plain } from '../../../utils/kernel';
import type { PersonTold } from '../../../utils/vault';
import type { Family } from './family';

/** What a person can do with records and people of the open archive; each gives whether it was done. */
export type RecordActions = {
  correct: (id: string, correction: Correction | null) => Promise<boolean>;
  putAway: (ids: readonly string[]) => Promise<boolean>;
  bringBack: (id: string) => Promise<boolean>;
  forever: (id: string) => Promise<boolean>;
  move: (id: string, person: string) => Promise<boolean>;
  switchTo: (person: string) => void;
  addPerson: (told: PersonTold) => Promise<boolean>;
  tellPerson: (id: string, told: PersonTold) => Promise<boolean>;
  settle: (ids: readonly string[], person: string) => Promise<boolean>;
  settleNew: (ids: readonly string[], name: string) => Promise<boolean>;
  /** What waits for a word whose it is is not wanted at all. */
  refuse: (ids: readonly string[]) => Promise<boolean>;
  destroy: () => Promise<boolean>;
};

type Parts = {
  family: () => Family | null;
  /** The list, after something of it changed. */
  refresh: () => Promise<void>;
  /** Everything, after another person came on the screen. */
  reopen: () => Promise<void>;
  settle: (ids: readonly string[], person: string) => Promise<boolean>;
  refuse: (ids: readonly string[]) => Promise<boolean>;
  destroy: () => Promise<boolean>;
  lock: () => Promise<unknown>;
};

export function recordActions({ family, refresh, reopen, settle, refuse, destroy, lock }: Parts): RecordActions {
  const amend = async (ids: readonly string[], change: Amendment): Promise<boolean> => {
    const done = await family()
      ?.archive()
      .amend(new Map(ids.map((id) => [id, change])));
    await refresh();
    return done?.ok ?? false;
  };
  const change = async (id: string | null, told: PersonTold) => {
    const person = (await family()?.change(id, told)) ?? null;
    await refresh();
    return person;
  };
  return {
    async correct(id, correction) {
      const { day = '', kind = null, organisation = null } = correction ?? {};
      // A file's name may be longer than a correction.
      const title = plain(correction?.title ?? '').slice(0, FACT_LIMITS.title);
      // The form has said so already; a day that is none must not get near the list.
      if (day !== '' && dayIn(day) === null) return false;
      const more = {
        ...(day ? { day } : {}),
        ...(kind ? { kind } : {}),
        ...(organisation === null ? {} : { organisation: plain(organisation).slice(0, FACT_LIMITS.organisation) }),
      };
      return amend([id], { corrected: correction && { title, ...more } });
    },
    putAway: (ids) => amend(ids, { removedAt: Date.now() }),
    bringBack: (id) => amend([id], { removedAt: null }),
    async forever(id) {
      const done = await family()?.archive().remove([id]);
      await refresh();
      return done?.ok ?? false;
    },
    async move(id, person) {
      const done = await family()?.move([id], person);
      await refresh();
      return done ?? false;
    },
    switchTo(person) {
      if (family()?.switchTo(person)) void reopen();
    },
    async addPerson(told) {
      const person = await change(null, told);
      if (person && family()?.switchTo(person)) await reopen();
      return person !== null;
    },
    tellPerson: async (id, told) => (await change(id, told)) !== null,
    settle,
    refuse,
    async settleNew(ids, name) {
      const colour = (family()?.persons().length ?? 0) % 8;
      const person = await change(null, { name: name.slice(0, 60), colour });
      return person !== null && settle(ids, person);
    },
    async destroy() {
      const done = await destroy();
      // Ends the key worker; every page of ours then loads itself anew and finds no archive.
      if (done) await lock();
      return done;
    },
  };
}
