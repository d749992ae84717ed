import { render } from 'preact';
import { Companion } from '../../components/guide/Companion';
import companionCss from '../../components/guide/companion.css?inline';
import tokensCss from '../../components/ui/tokens.css?inline';
import '../../components/ui/page.css';
import { companionTexts, type Locale } from '../../utils/text';
import { companionStates } from './companion-states';
import { pageStates } from './page-states';

// One state of the product on an otherwise empty page: ?state=archive&theme=dark&locale=en
const asked = new URLSearchParams(location.search);
const locale: Locale = asked.get('locale') === 'en' ? 'en' : 'ru';
const state = asked.get('state') ?? '';
const app = document.querySelector('#app');

document.documentElement.lang = locale;
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;

const companion = companionStates[state];
const draw = pageStates[state];
if (app && companion) {
  const backdrop = `<h1 style="padding: 24px">${locale === 'en' ? 'A page of the portal' : 'Страница портала'}</h1>`;
  render(<main dangerouslySetInnerHTML={{ __html: backdrop }} />, app);
  const host = document.createElement('medcard-companion');
  host.lang = locale;
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = `${tokensCss}\n${companionCss}`;
  const place = document.createElement('div');
  root.append(style, place);
  document.documentElement.append(host);
  const nothing = () => undefined;
  const on = {
    onFold: nothing,
    onWatch: nothing,
    onGo: nothing,
    onOpenCabinet: nothing,
    onHide: nothing,
    onReload: nothing,
  };
  render(<Companion view={companion} texts={companionTexts(locale)} locale={locale} on={on} />, place);
} else if (app && draw) {
  render(draw(locale), app);
} else if (app) {
  const names = [...Object.keys(pageStates), ...Object.keys(companionStates)];
  render(
    <main id="names">
      {names.map((name) => (
        <p key={name}>
          <a href={`?state=${name}`}>{name}</a>
        </p>
      ))}
    </main>,
    app,
  );
}
