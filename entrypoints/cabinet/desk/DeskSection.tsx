import { useEffect, useState } from 'preact/hooks';
import { DESK_PARTS, type DeskPart, DeskTabs, NumbersPage, ScansPage } from '../../../components/desk';
import { PageHeader } from '../../../components/ui';
import { downloadBlob } from '../../../utils/platform';
import { deskTexts, type Locale } from '../../../utils/text';
import type { Watch } from '../../shared/use-watch';
import type { ArchiveSession } from '../session-contract';
import { useDrop } from '../use-drop';
import { useSession } from '../use-session';
import type { DeskSession } from './desk-session';
import { LettersSection } from './LettersSection';
import { PapersSection } from './PapersSection';
import { useSeal } from './use-seal';

type Props = {
  session: DeskSession;
  archive: ArchiveSession;
  archiveOpen: boolean;
  watch: Watch;
  locale: Locale;
  now: number;
  onActive: () => void;
};

export function DeskSection({ session, archive, archiveOpen, watch, locale, now, onActive }: Props) {
  const part = usePart();
  const texts = deskTexts(locale);
  return (
    <>
      <PageHeader title={texts.title} note={texts.note} />
      <DeskTabs texts={texts} active={part} />
      {part === 'scans' && <Scans {...{ session, archive, archiveOpen, locale, onActive }} />}
      {part === 'numbers' && (
        <>
          <NumbersPage texts={texts} />
          <PapersSection texts={texts} locale={locale} now={now} />
        </>
      )}
      {part === 'letters' && <LettersSection watch={watch} locale={locale} now={now} />}
    </>
  );
}

type ScansProps = Pick<Props, 'session' | 'archive' | 'archiveOpen' | 'locale' | 'onActive'>;

function Scans({ session, archive, archiveOpen, locale, onActive }: ScansProps) {
  const view = useSession(session);
  const texts = deskTexts(locale);
  const dragging = useDrop((files) => void session.add(files));
  const { seal, put } = useSeal({ session, archive, archiveOpen, view, onActive });
  return (
    <ScansPage
      view={view}
      seal={seal}
      texts={texts}
      locale={locale}
      dragging={dragging}
      on={{
        onFiles: (files) => void session.add(files),
        onRemove: session.remove,
        onEarlier: session.earlier,
        onFix: session.fix,
        onForm: session.form,
        onLimit: session.limit,
        onMake: () => void session.make({ pdf: texts.scans.fileName, ready: texts.scans.ready }),
        onStop: session.stop,
        onSave: () => {
          for (const { name, blob } of session.made()) downloadBlob(blob, name);
        },
        onSeal: () => void put(),
      }}
    />
  );
}

function usePart(): DeskPart {
  const read = (): DeskPart => DESK_PARTS.find((part) => location.hash.split('?')[0] === `#desk/${part}`) ?? 'scans';
  const [part, set] = useState(read);
  useEffect(() => {
    const onHash = () => set(read);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return part;
}
