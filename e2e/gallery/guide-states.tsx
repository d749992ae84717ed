import type { BesideView } from '../../components/guide/beside-view';
import { GuidePage } from '../../components/guide/GuidePage';
import type { GuideView } from '../../components/guide/guide-view';
import { Welcome } from '../../components/guide/Welcome';
import { answer, type Book, LETTERS, mark, NEW_BOOK, planOf } from '../../utils/guide/book';
import { guideTexts, type Locale } from '../../utils/text';
import { type Draw, page } from './page-states';
import { NOW } from './samples';

const nothing = () => undefined;
const on = {
  onShow: nothing,
  onTick: nothing,
  onPerson: nothing,
  onFind: nothing,
  onAnswer: nothing,
  onReset: nothing,
  onPrint: nothing,
  onBeside: nothing,
};
const seen = { how: 'seen' as const, at: NOW - 3_600_000 };

const guide = (book: Book, facts: object, change: Partial<GuideView> = {}): Draw =>
  page('guide', 'none', (locale) => (
    <GuidePage
      view={{
        plan: planOf(book, facts, LETTERS),
        slot: book.active,
        answers: book.people[book.active]?.answers ?? null,
        opened: null,
        told: null,
        portalShut: false,
        canOpenBeside: true,
        ...change,
      }}
      texts={guideTexts(locale)}
      locale={locale}
      now={NOW}
      on={on}
    />
  ));

const child = answer(NEW_BOOK, 'child-1', { have: ['login', 'confirmed'], want: 'card' }, NOW);
const facts = { login: seen, account: seen, passport: seen, snils: seen, identity: seen };
const whole = mark(NEW_BOOK, 'З-1', true, 'seen', NOW);

/** The guide in the cabinet and the page of questions. */
export const guideStates: Readonly<Record<string, Draw>> = {
  'guide-first': guide(NEW_BOOK, {}),
  'guide-midway': guide(NEW_BOOK, facts),
  'guide-child': guide(child, { login: seen }),
  'guide-trouble': guide(answer(NEW_BOOK, 'me', { have: [], want: 'trouble' }, NOW), facts),
  'guide-code': guide(NEW_BOOK, facts, { opened: 'М-3б' }),
  'guide-portal-shut': guide(NEW_BOOK, facts, { portalShut: true }),
  'guide-all-done': guide(whole, { ...facts, policy: seen, document: seen, downloaded: seen }),
  welcome: (locale) => (
    <main class="welcome-page">
      <Welcome texts={guideTexts(locale)} slot="me" answers={null} permissions onStart={nothing} />
    </main>
  ),
};

/** What stands beside a control of the portal. */
export const besideStates = (locale: Locale): Readonly<Record<string, BesideView>> => {
  const texts = guideTexts(locale);
  const { name, todo, fix } = texts.steps['З-1'];
  const pointing: BesideView = {
    code: 'З-1',
    name,
    todo,
    fix,
    texts: texts.beside,
    done: null,
    more: true,
    mode: 'pointing',
    why: null,
    labels: [],
    part: 'menu',
    canOpen: false,
    canPoint: true,
    box: { left: 24, top: 40, width: 160, height: 32 },
  };
  const words = { ...pointing, mode: 'words' as const, box: null };
  return {
    'beside-pointing': pointing,
    'beside-far-corner': { ...pointing, box: { left: 4_000, top: 560, width: 80, height: 24 } },
    'beside-words': { ...words, why: 'absent', canPoint: false },
    'beside-elsewhere': { ...words, why: 'elsewhere', canPoint: false, canOpen: true },
    'beside-done': { ...words, done: 'seen' },
    'beside-last': { ...words, done: 'seen', more: false },
  };
};
