import { PickedList } from '../../components/requests';
import { type Locale, pickedTexts } from '../../utils/text';
import { usePicked } from '../shared/use-picked';

/** Statuses the person pointed at, below their requests. */
export function PickedSection({ locale, now }: { locale: Locale; now: number }) {
  const { picked, change } = usePicked();
  return (
    <PickedList
      picked={picked}
      texts={pickedTexts(locale)}
      locale={locale}
      now={now}
      onChange={(id, to) => void change(id, to)}
    />
  );
}
