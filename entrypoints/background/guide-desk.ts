import {
  type Book,
  type Code,
  isPlace,
  knownOf,
  mark,
  personIn,
  placeOf,
  planOf,
  stepAfter,
  stepCalled,
} from '../../utils/guide/book';
import type { Beside, DataOf, Sender } from '../../utils/messaging';
import { injectScript, loadInTab, openTabAt, readStored, runOnPages, tabIds, writeStored } from '../../utils/platform';
import { type Face, LK, routeOf, WWW } from '../../utils/portal';
import { guideTexts } from '../../utils/text';
import { fold } from './companion-wishes';
import type { Parts } from './compose';
import { alone, bookNow, factsNow, urlOf } from './guide-way';
import { currentSettings } from './settings';

type Walks = Readonly<Record<string, string>>;

const walksNow = async (): Promise<Walks> => ((await readStored('guideWalks')) ?? {}) as Walks;

const setWalk = (tabId: number, code: Code | null): Promise<void> =>
  alone(async () => {
    const { [tabId]: _before, ...others } = await walksNow();
    await keepWalks(code === null ? others : { ...others, [tabId]: code });
  });

/**
 * While somebody is led, every page of the portal that is loaded asks what is said on it: the stub speaks up only on
 * pages it knows, and a person who came to another one must not be left without a word.
 */
async function keepWalks(walks: Walks): Promise<void> {
  await writeStored('guideWalks', walks);
  const origins = Object.keys(walks).length > 0 ? [WWW, LK] : [];
  // Without the permission for the portal's pages there is nothing to lead on either.
  await runOnPages('guide', '/portal-guide.js', origins).catch(() => undefined);
}

/** A page asked that nobody is led on: walks of tabs that were closed are over, and so are those before a restart. */
const endLostWalks = (): Promise<void> =>
  alone(async () => {
    const open = new Set(await tabIds());
    await keepWalks(Object.fromEntries(Object.entries(await walksNow()).filter(([id]) => open.has(Number(id)))));
  });

async function stepIn(tabId: number): Promise<Code | null> {
  const code = (await walksNow())[tabId];
  return code === undefined ? null : (stepCalled(code)?.code ?? null);
}

/** Brings a tab to where a step is done, unless it is there, and has the pointer put in. One logs in on any page. */
async function lead(tabId: number, url: string, code: Code, face: Face): Promise<void> {
  const { place, proof } = stepCalled(code) ?? {};
  const isThere = place && (isPlace(url, place) || (proof === 'login' && routeOf(url)));
  if (place && !isThere) await loadInTab(tabId, placeOf(place, face));
  await injectScript(tabId, '/portal-guide.js');
}

/** «Перейти» of the overlay: the step it shows. */
export async function guideGo(_parts: Parts, { face }: DataOf<'guideGo'>, sender: Sender): Promise<null> {
  const tabId = sender.tab?.id;
  const { current: code } = planOf(await bookNow(), await factsNow(), []);
  if (tabId === undefined || code === null) return null;
  await setWalk(tabId, code);
  await lead(tabId, urlOf(sender), code, face);
  return null;
}

/** «Показать на портале» of the cabinet: in a tab of its own. False when the browser would not open one. */
export async function guideShow(_parts: Parts, { code }: DataOf<'guideShow'>): Promise<boolean> {
  const step = stepCalled(code);
  if (!step) return false;
  await fold(true);
  const tabId = await openTabAt(placeOf(step.place ?? 'home', 'lk'), (opened) => setWalk(opened, step.code));
  if (tabId === null) return false;
  await injectScript(tabId, '/portal-guide.js');
  return true;
}

/** What to say on the sender's page; null when no walk is on there. A page that was to be reached counts as seen. */
export async function guideHere({ clock }: Parts, _data: unknown, sender: Sender): Promise<Beside | null> {
  const tabId = sender.tab?.id;
  const code = tabId === undefined ? null : await stepIn(tabId);
  const step = code && stepCalled(code);
  if (!code || !step) {
    await endLostWalks();
    return null;
  }
  const here = step.place !== null && isPlace(urlOf(sender), step.place);
  if (here && step.proof === 'reached')
    await alone(async () => writeStored('guideBook', mark(await bookNow(), code, true, 'seen', clock())));
  return beside(code, await bookNow(), here);
}

export async function guideDo(parts: Parts, { what }: DataOf<'guideDo'>, sender: Sender): Promise<Beside | null> {
  const tabId = sender.tab?.id;
  const code = tabId === undefined ? null : await stepIn(tabId);
  if (tabId === undefined || code === null) return null;
  if (what === 'open') {
    await lead(tabId, '', code, routeOf(urlOf(sender))?.face ?? 'lk');
    return guideHere(parts, null, sender);
  }
  if (what === 'done')
    await alone(async () => writeStored('guideBook', mark(await bookNow(), code, true, 'ticked', parts.clock())));
  await setWalk(tabId, what === 'stop' ? null : await nextOf(code));
  return guideHere(parts, null, sender);
}

/** The next step of the procedure that must be done and is not known to be. What one may do is begun in the cabinet. */
async function nextOf(code: Code): Promise<Code | null> {
  const [book, facts] = [await bookNow(), await factsNow()];
  let next = stepAfter(code, book);
  for (; next !== null; next = stepAfter(next, book)) {
    const step = stepCalled(next);
    if (step?.need === 'must' && !knownOf(step, book.active, personIn(book).marks, facts)) return next;
  }
  return null;
}

async function beside(code: Code, book: Book, here: boolean): Promise<Beside | null> {
  const step = stepCalled(code);
  if (!step) return null;
  const { locale } = await currentSettings();
  const texts = guideTexts(locale);
  const { name, todo, fix = null } = texts.steps[code] as { name: string; todo: string; fix?: string };
  return {
    locale,
    code,
    name,
    todo,
    fix,
    points: step.points ?? [],
    page: step.place === null ? 'none' : here ? 'here' : 'elsewhere',
    done: knownOf(step, book.active, personIn(book).marks, await factsNow())?.how ?? null,
    more: (await nextOf(code)) !== null,
    texts: texts.beside,
  };
}
