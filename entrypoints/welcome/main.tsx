import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { Welcome } from '../../components/guide/Welcome';
import '../../components/ui/page.css';
import { answer } from '../../utils/guide/book';
import { guideTexts, settingsTexts } from '../../utils/text';
import { useGuide } from '../shared/use-guide';
import { useSettings } from '../shared/use-settings';

/** The one page after the install: three questions, and what was asked of the browser. */
function WelcomePage() {
  const settings = useSettings();
  const { guide, changeBook } = useGuide();
  useEffect(() => {
    if (settings) document.documentElement.lang = settings.locale;
  }, [settings?.locale]);
  if (!settings || !guide) return null;
  const { book } = guide;
  return (
    <main class="welcome-page">
      <Welcome
        texts={guideTexts(settings.locale)}
        slot={book.active}
        answers={book.people[book.active]?.answers ?? null}
        permissions
        onStart={(slot, answers) =>
          void changeBook((before) => answer(before, slot, answers, Date.now())).then(() =>
            location.assign('/cabinet.html#guide'),
          )
        }
      />
      <p class="small">{settingsTexts(settings.locale).independence}</p>
    </main>
  );
}

const app = document.querySelector('#app');
if (app) render(<WelcomePage />, app);
