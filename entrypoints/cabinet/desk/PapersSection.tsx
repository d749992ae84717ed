import { useState } from 'preact/hooks';
import { PapersCard } from '../../../components/desk';
import { addPaper, papersView, removePaper } from '../../../utils/people';
import type { DeskTexts, Locale } from '../../../utils/text';
import { usePapers } from '../../shared/use-papers';

type Props = { texts: DeskTexts; locale: Locale; now: number };

export function PapersSection({ texts, locale, now }: Props) {
  const papers = usePapers();
  const [failed, setFailed] = useState(false);
  const during = (work: Promise<void>) =>
    void work.then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <PapersCard
      papers={papersView(papers, now)}
      texts={texts}
      locale={locale}
      now={now}
      failed={failed}
      onAdd={(kind, until) => during(addPaper({ kind, until }, now))}
      onRemove={(id) => during(removePaper(id))}
    />
  );
}
