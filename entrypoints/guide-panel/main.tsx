import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import '../../components/ui/page.css';
import { GuideHome } from '../shared/GuideHome';
import { useNow } from '../shared/use-now';
import { useSettings } from '../shared/use-settings';

/** The checklist beside a page of the portal: side panel in Chromium, sidebar in Firefox. */
function Panel() {
  const settings = useSettings();
  const now = useNow();
  useEffect(() => {
    if (settings) document.documentElement.lang = settings.locale;
  }, [settings?.locale]);
  if (!settings) return null;
  return (
    <main class="panel-page">
      <GuideHome locale={settings.locale} now={now} />
    </main>
  );
}

const app = document.querySelector('#app');
if (app) render(<Panel />, app);
