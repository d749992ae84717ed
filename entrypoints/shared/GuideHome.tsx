import { useEffect, useState } from 'preact/hooks';
import { GuidePage } from '../../components/guide/GuidePage';
import { Busy, OffNotice, PageHeader } from '../../components/ui';
import { answer, type Code, LETTERS, mark, type PersonSlot, planOf, reset, stepSaid } from '../../utils/guide/book';
import { ask } from '../../utils/messaging';
import { besidePossible, openBeside } from '../../utils/platform';
import { guideTexts, type Locale, shellTexts } from '../../utils/text';
import { useGuide } from './use-guide';
import { useManaged } from './use-managed';

type Props = { locale: Locale; now: number; panel?: true };

/** The guide with everything it does: the same in the cabinet and beside a page. */
export function GuideHome({ locale, now, panel }: Props) {
  const { guide, changeBook, forgetFacts } = useGuide();
  const managed = useManaged();
  const [opened, open] = useState<Code | null>(codeInAddress);
  const [told, tell] = useState<string | null>(null);
  const [portalShut, shut] = useState(false);
  useEffect(() => {
    const onHash = () => open(codeInAddress);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const drawn = guide !== null;
  useEffect(() => {
    if (opened && drawn) document.getElementById(`step-${opened}`)?.scrollIntoView({ block: 'center' });
  }, [opened, drawn]);
  if (managed.off.includes('guide'))
    return (
      <>
        <PageHeader title={guideTexts(locale).title} />
        <OffNotice features={['guide']} contact={managed.contact} texts={shellTexts(locale)} />
      </>
    );
  if (!guide) return <Busy>{shellTexts(locale).loading}</Busy>;
  const { book, facts } = guide;
  const texts = guideTexts(locale);
  return (
    <GuidePage
      view={{
        plan: planOf(book, facts, LETTERS),
        slot: book.active,
        answers: book.people[book.active]?.answers ?? null,
        opened,
        told,
        portalShut,
        canOpenBeside: panel === true && besidePossible(),
      }}
      texts={texts}
      locale={locale}
      now={now}
      on={{
        onShow: (code) =>
          void ask('guideShow', { code }).then(
            (shown) => shut(!shown),
            () => shut(true),
          ),
        onTick(code, done) {
          open(null);
          void changeBook((before) => mark(before, code, done, 'ticked', Date.now()));
          if (done) tell(texts.doneNow(code));
        },
        onPerson: (slot: PersonSlot) => void changeBook((before) => ({ ...before, active: slot })),
        onFind(said) {
          const step = stepSaid(said);
          tell(step ? null : texts.notFound(said));
          if (step) history.replaceState(null, '', `#guide/${encodeURIComponent(step.code)}`);
          open(step?.code ?? null);
        },
        onAnswer: (slot, answers) => void changeBook((before) => answer(before, slot, answers, Date.now())),
        onReset() {
          void changeBook(reset);
          if (book.active === 'me') void forgetFacts();
          tell(texts.resetDone);
        },
        onPrint: () => window.print(),
        onBeside: () => void openBeside(),
      }}
    />
  );
}

/** The step the address asks for, e.g. `М-3б` of `#guide/М-3б`. */
function codeInAddress(): Code | null {
  const said = /^#guide\/(.+)$/.exec(location.hash)?.[1];
  return said === undefined ? null : (stepSaid(decodeURIComponent(said))?.code ?? null);
}
