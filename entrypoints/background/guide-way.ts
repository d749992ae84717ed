import { keepKindOf } from '../../utils/archive';
import { type Evidence, evidenceOf, NO_PROGRESS, type Progress, progress } from '../../utils/guide';
import { type Book, disprove, reached, readBook, type Way, wayOf } from '../../utils/guide/book';
import type { Sender } from '../../utils/messaging';
import { readStored, writeStored } from '../../utils/platform';
import type { PageSeen } from '../../utils/portal';
import { guideTexts } from '../../utils/text';
import type { Parts } from './compose';
import { currentSettings } from './settings';

/** Walks, facts and marks are read, changed and written under one lock: two windows may be at different steps. */
export const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('guide', work);

export const bookNow = async (): Promise<Book> => readBook(await readStored('guideBook'));

export async function factsNow(): Promise<Progress['steps']> {
  return (await progressNow()).steps;
}

export const urlOf = ({ tab, url }: Sender): string => tab?.url ?? url ?? '';

/** What a page of the portal shows goes into the guide first. Answers what the overlay shows of the way. */
export async function guideWay({ clock }: Parts, seen: PageSeen | null, sender: Sender): Promise<Way> {
  if (seen) await alone(() => takeIn(seen, urlOf(sender), clock()));
  const [book, facts, { locale }] = await Promise.all([bookNow(), factsNow(), currentSettings()]);
  return wayOf(book, facts, guideTexts(locale));
}

async function takeIn(seen: PageSeen, url: string, at: number): Promise<void> {
  const evidence = evidenceOf(seen);
  if (evidence.length > 0) await takeFacts(evidence, at);
  const before = await bookNow();
  const disproved = disprove(before, evidence);
  // Whoever is not logged in stands before a door, whatever the address says.
  const after = seen.loggedIn === false ? disproved : reached(disproved, url, at);
  if (after !== before) await writeStored('guideBook', after);
}

/** @param route the kind of page it came from: files of requests are no medical documents */
export async function noteDownload({ clock }: Parts, route: string): Promise<void> {
  if (keepKindOf(route) === 'health') await alone(() => takeFacts([{ step: 'downloaded', proven: true }], clock()));
}

const takeFacts = async (evidence: readonly Evidence[], at: number): Promise<void> =>
  writeStored('guideProgress', progress(await progressNow(), evidence, at));

async function progressNow(): Promise<Progress> {
  const stored = (await readStored('guideProgress')) as Progress | undefined;
  return stored?.procedure === 'medcard-access' && typeof stored.steps === 'object' ? stored : NO_PROGRESS;
}
