import {
  type DeskPart,
  DeskTabs,
  type DeskView,
  LettersPage,
  type LettersView,
  NumbersPage,
  PapersCard,
  PapersGlance,
  type ScanItem,
  ScansPage,
  type SealView,
} from '../../components/desk';
import { PageHeader } from '../../components/ui';
import { NO_FIX } from '../../utils/documents/desk';
import { composeLetter } from '../../utils/guide/appeal';
import { papersView } from '../../utils/people';
import { appealTexts, deskTexts } from '../../utils/text';
import { type Draw, page } from './page-states';
import { NOW } from './samples';

const nothing = () => undefined;
const on = new Proxy({}, { get: () => nothing }) as never;

/** A page of grey lines, as small as a preview may be. */
const PREVIEW = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="166"><rect width="120" height="166" fill="#eee"/>${[
    ...Array(12).keys(),
  ]
    .map((line) => `<rect x="14" y="${16 + line * 11}" width="${92 - ((line * 37) % 40)}" height="4" fill="#555"/>`)
    .join('')}</svg>`,
)}`;

const scan = (id: string, name: string, rest: Partial<ScanItem> = {}): ScanItem => ({
  id,
  name,
  size: 3_420_000,
  state: 'judged',
  look: { kind: 'jpeg', refusal: null, remarks: [], size: { width: 3_000, height: 4_000 } },
  report: { flaws: [], cut: [], angle: 0, sheet: null },
  preview: PREVIEW,
  refusal: null,
  fix: NO_FIX,
  ...rest,
});
const look = (kind: 'jpeg' | 'heic' | 'gif' | 'pdf' | 'png', remarks: readonly string[] = []) =>
  ({ kind, refusal: null, remarks, size: { width: 4_000, height: 3_000 } }) as never;
const sheet = { left: 0.1, top: 0.1, right: 0.9, bottom: 0.9 };

const good = scan('1', 'паспорт, страница 2.jpg', { look: look('jpeg', ['position']) });
const bad = scan('2', 'справка_о_смене_фамилии_очень_длинное_имя_файла_2026-11-25_14-05-59.jpg', {
  look: look('jpeg', ['named', 'print-colours']),
  report: { flaws: ['shaken', 'glare', 'cropped', 'skewed', 'dark'], cut: ['left'], angle: 6.5, sheet },
  fix: { ...NO_FIX, level: 6.5, quarters: 1 },
});
const blind = (id: string, name: string, refusal: ScanItem['refusal']) =>
  scan(id, name, { state: 'refused', report: null, preview: null, refusal, look: look('heic') });
const listed = [good, bad];

const view = (rest: Partial<DeskView> = {}): DeskView => ({
  items: listed,
  make: { state: 'ready' },
  form: 'pdf',
  limit: 5,
  ...rest,
});

const framed = (part: DeskPart, draw: Draw): Draw =>
  page('desk', 'open', (locale) => (
    <>
      <PageHeader title={deskTexts(locale).title} note={deskTexts(locale).note} />
      <DeskTabs texts={deskTexts(locale)} active={part} />
      {draw(locale)}
    </>
  ));
const scans = (shown: DeskView, seal: SealView = 'offer', dragging = false): Draw =>
  framed('scans', (locale) => (
    <ScansPage view={shown} seal={seal} texts={deskTexts(locale)} locale={locale} dragging={dragging} on={on} />
  ));
const madeFiles = [{ name: 'документы.pdf', size: 4_310_000, pages: 2 }];

const papers = papersView(
  [
    { id: '1', kind: 'passport', until: '2026-11-01' },
    { id: '2', kind: 'power-of-attorney', until: '2026-12-20' },
    { id: '3', kind: 'temporary-policy', until: '2031-03-08' },
  ],
  NOW,
);
const letters = (rest: Partial<LettersView> = {}): Draw =>
  framed('letters', (locale) => {
    const kind = rest.kind ?? 'send-document';
    const facts = rest.facts ?? {};
    const letter = composeLetter({ kind, facts, tried: ['browser', 'cache'], browser: 'Firefox 140 (Linux)' });
    const shown: LettersView = {
      kind,
      facts,
      tried: ['browser', 'cache'],
      browser: 'Firefox 140 (Linux)',
      saysBrowser: true,
      requests: [{ id: '1', label: '5400000001, Прикрепление к поликлинике' }],
      letter,
      edited: false,
      copied: null,
      openable: true,
      ...rest,
    };
    return <LettersPage view={shown} texts={appealTexts(locale)} on={on} />;
  });

export const deskStates: Readonly<Record<string, Draw>> = {
  'desk-empty': scans(view({ items: [] })),
  'desk-drop': scans(view({ items: [] }), 'offer', true),
  'desk-looking': scans(
    view({ items: [good, scan('3', 'полис.png', { state: 'looking', look: null, preview: null, report: null })] }),
  ),
  'desk-scans': scans(view()),
  'desk-refused': scans(
    view({
      items: [
        blind('4', 'IMG_0001.HEIC', 'undecoded'),
        blind('5', 'план.jpg', 'too-many-pixels'),
        blind('6', 'котик.gif', 'animated'),
        blind('8', 'полис.jpg', 'cut-short'),
        scan('7', 'выписка.pdf', { look: look('pdf'), report: null, preview: null, size: 7_400_000 }),
      ],
    }),
  ),
  'desk-making': scans(view({ make: { state: 'working', done: 1, total: 2 } })),
  'desk-made': scans(view({ make: { state: 'done', files: madeFiles } })),
  'desk-made-locked': scans(view({ make: { state: 'done', files: madeFiles } }), 'locked'),
  'desk-made-sealed': scans(
    view({
      form: 'jpeg',
      make: { state: 'done', files: [...madeFiles, { name: 'справка (готово).jpg', size: 900_000, pages: 1 }] },
    }),
    'sealed',
  ),
  'desk-too-much': scans(
    view({ limit: 1, make: { state: 'trouble', trouble: { code: 'tooMuch', least: 1_420_000 } } }),
  ),
  'desk-numbers': framed('numbers', (locale) => (
    <>
      <NumbersPage texts={deskTexts(locale)} />
      <PapersCard
        papers={papers}
        texts={deskTexts(locale)}
        locale={locale}
        now={NOW}
        failed={false}
        onAdd={nothing}
        onRemove={nothing}
      />
    </>
  )),
  'desk-papers-none': framed('numbers', (locale) => (
    <PapersCard
      papers={[]}
      texts={deskTexts(locale)}
      locale={locale}
      now={NOW}
      failed
      onAdd={nothing}
      onRemove={nothing}
    />
  )),
  'desk-letter-clinic': letters(),
  'desk-letter-portal': letters({
    kind: 'portal-error',
    copied: 'done',
    facts: { seen: 'Сервис недоступен', code: '503' },
  }),
  'desk-letter-edited': letters({ kind: 'request-stuck', edited: true, copied: 'failed' }),
  'popup-papers': (locale) => (
    <main class="glance">
      <h1>{deskTexts(locale).papers.title}</h1>
      <PapersGlance due={2} texts={deskTexts(locale)} onOpen={nothing} />
    </main>
  ),
};
