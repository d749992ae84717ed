import { useEffect } from 'preact/hooks';
import { HelpPage } from '../../components/help';
import { deskTexts, guideTexts, helpTexts, type Locale } from '../../utils/text';

export function HelpSection({ locale }: { locale: Locale }) {
  // The browser looked for the chapter of the address before the page was drawn.
  useEffect(() => {
    if (location.hash.includes('/')) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  const borrowed = { procedures: guideTexts(locale).procedures, refusals: deskTexts(locale).scans.refusals };
  return <HelpPage texts={helpTexts(locale)} borrowed={borrowed} />;
}
