import type { Topics, Wish } from '../../utils/requests';
import type { RequestTexts } from '../../utils/text';
import { Card } from '../ui';

type Props = {
  wishes: readonly Wish[];
  trouble: Topics['trouble'];
  texts: RequestTexts;
  onWish: (wish: Wish, on: boolean) => void;
};

const WISHES: readonly Wish[] = ['new', 'drafts', 'letters', 'documents'];

/** What can be heard of besides single requests. */
export function WishesCard({ wishes, trouble, texts, onWish }: Props) {
  return (
    <Card labelledBy="wishes">
      <h2 id="wishes">{texts.wishes.title}</h2>
      {WISHES.map((wish) => {
        const [label, hint] = texts.wishes[wish];
        const silent = wish !== 'new' && wishes.includes(wish) ? trouble[wish] : undefined;
        const why = silent === 'other-account' ? texts.trouble[silent] : texts.wishes.notShown;
        return (
          <div key={wish}>
            <label class="check">
              <input
                type="checkbox"
                checked={wishes.includes(wish)}
                aria-describedby={`wish-${wish}`}
                onChange={(event) => onWish(wish, event.currentTarget.checked)}
              />
              <span>{label}</span>
            </label>
            <p class="small" id={`wish-${wish}`}>
              {silent ? why : hint}
            </p>
          </div>
        );
      })}
    </Card>
  );
}
