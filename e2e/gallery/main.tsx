import { render } from 'preact';
import { Companion } from '../../components/guide/Companion';
import companionCss from '../../components/guide/companion.css?inline';
import { pickerPanel } from '../../components/picker/panel';
import pickerCss from '../../components/picker/picker.css?inline';
import tokensCss from '../../components/ui/tokens.css?inline';
import '../../components/ui/page.css';
import besideCss from '../../components/guide/beside.css?inline';
import { bubble } from '../../components/guide/bubble';
import { companionTexts, type Locale, pickerTexts } from '../../utils/text';
import { checkStates } from './check-states';
import { companionStates } from './companion-states';
import { deskStates } from './desk-states';
import { besideStates, guideStates } from './guide-states';
import { managedStates } from './managed-states';
import { pageStates } from './page-states';
import { pickedStates } from './picked-states';
import { pickerStates } from './picker-states';

// One state of the product on an otherwise empty page: ?state=archive&theme=dark&locale=en
const asked = new URLSearchParams(location.search);
const locale: Locale = asked.get('locale') === 'en' ? 'en' : 'ru';
const state = asked.get('state') ?? '';
const app = document.querySelector('#app');

const nothing = () => undefined;

/** Our element as it stands on a page of the portal, with something of that page behind it. */
function guest(name: string, css: string, app: Element): Element {
  const words = locale === 'en' ? 'A page of the portal' : 'Страница портала';
  render(<main dangerouslySetInnerHTML={{ __html: `<h1 style="padding: 24px">${words}</h1>` }} />, app);
  const host = document.createElement(name);
  host.lang = locale;
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = `${css}\n${tokensCss}`;
  const place = document.createElement('div');
  root.append(style, place);
  document.documentElement.append(host);
  return place;
}

document.documentElement.lang = locale;
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;

const companion = companionStates(locale)[state];
const picker = pickerStates[state];
const beside = besideStates(locale)[state];
const draw =
  pageStates[state] ??
  pickedStates[state] ??
  checkStates[state] ??
  managedStates[state] ??
  deskStates[state] ??
  guideStates[state];
if (app && picker) {
  const place = guest('medcard-picker', pickerCss, app);
  pickerPanel(place, pickerTexts(locale), { onYes: nothing, onOther: nothing, onCancel: nothing })(picker);
} else if (app && beside) {
  const place = guest('medcard-guide', besideCss, app);
  const { draw, put } = bubble(place.getRootNode() as ShadowRoot, {
    onNext: nothing,
    onDone: nothing,
    onLost: nothing,
    onOpen: nothing,
    onTo: nothing,
    onClose: nothing,
  });
  draw(beside);
  put(beside.box);
} else if (app && companion) {
  const place = guest('medcard-companion', companionCss, app);
  const on = {
    onFold: nothing,
    onMove: nothing,
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
  const names = [
    ...Object.keys(pageStates),
    ...Object.keys(pickedStates),
    ...Object.keys(checkStates),
    ...Object.keys(managedStates),
    ...Object.keys(deskStates),
    ...Object.keys(guideStates),
    ...Object.keys(besideStates(locale)),
    ...Object.keys(companionStates(locale)),
    ...Object.keys(pickerStates),
  ];
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
