import { useEffect, useState } from 'preact/hooks';
import { LettersPage, type LettersView } from '../../../components/desk';
import {
  browserName,
  composeLetter,
  LETTERS,
  type LetterFacts,
  type LetterKind,
  PORTAL_SUPPORT,
  type Tried,
} from '../../../utils/guide/appeal';
import { openTab } from '../../../utils/platform';
import { appealTexts, formatDay, type Locale, requestTexts } from '../../../utils/text';
import type { Watch } from '../../shared/use-watch';
import { saveFile } from '../save-file';

type Props = { watch: Watch; locale: Locale; now: number };

const KINDS = Object.keys(LETTERS) as LetterKind[];
/** `#desk/letters` asks nothing; other pages may ask for a kind: `#desk/letters?send-document`. */
const askedKind = (): LetterKind => KINDS.find((kind) => location.hash.endsWith(`?${kind}`)) ?? 'send-document';

/** Nothing typed here is kept: it is gone with the page. */
export function LettersSection({ watch, locale, now }: Props) {
  const texts = appealTexts(locale);
  const [kind, setKind] = useState(askedKind);
  const [facts, setFacts] = useState<LetterFacts>({});
  const [tried, setTried] = useState<readonly Tried[]>([]);
  const [browser] = useState(() => browserName(navigator.userAgent));
  const [saysBrowser, setSaysBrowser] = useState(true);
  const [own, setOwn] = useState<string | null>(null);
  const [copied, setCopied] = useState<LettersView['copied']>(null);
  const composed = composeLetter({ kind, facts, tried, browser: saysBrowser ? browser : null });
  const letter = own ?? composed;
  useEffect(() => setCopied(null), [letter]);
  const requests = watch.view?.requests ?? [];

  const takeRequest = (id: string) => {
    const found = requests.find((request) => request.id === id);
    if (!found) return;
    const { number, service, status, since } = found;
    const title = status.title ?? requestTexts('ru').groups[status.group];
    setFacts((before) => ({
      ...before,
      request: number,
      ...(service ? { service } : {}),
      status: `${title}, с ${formatDay(since, 'ru', now)}`,
    }));
  };

  return (
    <LettersPage
      texts={texts}
      view={{
        kind,
        facts,
        tried,
        browser,
        saysBrowser,
        requests: requests.map(({ id, number, service }) => ({
          id,
          label: service ? `${number}, ${service}` : number,
        })),
        letter,
        edited: own !== null && own !== composed,
        copied,
        openable: true,
      }}
      on={{
        onKind: (next) => {
          setKind(next);
          setOwn(null);
        },
        onRequest: takeRequest,
        onFact: (fact, text) => setFacts((before) => ({ ...before, [fact]: text })),
        onTried: (one, done) =>
          setTried((before) => (done ? [...before, one] : before.filter((other) => other !== one))),
        onSayBrowser: setSaysBrowser,
        onLetter: setOwn,
        onAgain: () => setOwn(null),
        onCopy: () =>
          void navigator.clipboard.writeText(letter).then(
            () => setCopied('done'),
            () => setCopied('failed'),
          ),
        onPrint: () => window.print(),
        onSave: () => saveFile(`${texts.fileName}.txt`, 'text/plain;charset=utf-8', letter),
        onOpenForm: () => void openTab(PORTAL_SUPPORT.form),
      }}
    />
  );
}
