import { fileReply } from '../../api/files.ts';
import type { TrainingOrder } from '../../model/types.ts';
import {
  type Exchange,
  field,
  type Handler,
  html,
  type Reply,
  type RouteRow,
  redirect,
} from '../../server/exchange.ts';
import { renderMainPage } from '../lk/shell.ts';
import { notFoundPage } from '../plain-pages.ts';
import type { Frame } from './frame.ts';
import {
  renderConnectedServices,
  renderFeedbackPage,
  renderHelpPage,
  renderHomePage,
  renderProfilePage,
} from './render-account.ts';
import { renderDepartmentPage } from './render-department.ts';
import { renderConfirmPage, renderHealthEntry, renderHealthPage } from './render-health.ts';
import { renderRequestPage, renderRequestsPage, renderServicesPage } from './render-requests.ts';

const frameOf = ({ url, session, state }: Exchange): Frame => ({
  path: url.pathname,
  person: session ? state.patient : null,
});

const open =
  (render: (exchange: Exchange, frame: Frame) => string): Handler =>
  (exchange) =>
    html(render(exchange, frameOf(exchange)));

/** Pages of a logged-in person; others are sent to the login and come back afterwards. */
const personal =
  (handle: Handler): Handler =>
  (exchange, match) =>
    exchange.session
      ? handle(exchange, match)
      : redirect(`/node-api/login/?redirectPage=${encodeURIComponent(exchange.url.pathname + exchange.url.search)}`);

const ordersOf = ({ state }: Exchange): TrainingOrder[] =>
  [...state.orders.values()].filter((order) => order.shown !== 'lk').reverse();

const requestPage: Handler = (exchange, match): Reply => {
  const order = ordersOf(exchange).find((row) => row.number === match[1]);
  return order ? html(renderRequestPage(order, frameOf(exchange), exchange.twist)) : html(notFoundPage(), 404);
};

const newRequest: Handler = ({ state }) => {
  const taken = [...state.orders.keys()].map(Number);
  const number = String(Math.max(5_400_000_099, ...taken) + 1);
  state.addOrder({ number });
  return redirect(`/my-services/medical-card/requests/${number}`);
};

const confirm: Handler = (exchange) => {
  if (!/^\d{6}$/.test(field(exchange, 'code')))
    return html(renderConfirmPage('Нужны шесть цифр из СМС', frameOf(exchange)));
  if (exchange.session) exchange.session.healthConfirmed = true;
  return redirect('/my-health/medical-card');
};

const medicalCard: Handler = (exchange) =>
  exchange.session?.healthConfirmed
    ? html(
        renderHealthPage(
          exchange.state.documents.filter((row) => row.listed),
          frameOf(exchange),
        ),
      )
    : redirect('/my-health/confirm');

const healthFile: Handler = (exchange, match) => {
  const document = exchange.state.documents.find((row) => row.id === match[1]);
  return document ? fileReply(exchange, document) : html(notFoundPage(), 404);
};

const saveServices: Handler = (exchange) => {
  exchange.state.medcardService = field(exchange, 'medcard') !== '';
  return redirect('/settings/connected-services');
};

/** All pages of the article face; the addresses are our invention. */
export const ARTICLE_ROUTES: readonly RouteRow[] = [
  [
    'GET',
    /^\/$/,
    open((x, frame) => (x.state.homeFace === 'lk' ? renderMainPage(frame.person) : renderHomePage(frame))),
  ],
  ['GET', /^\/my-services\/?$/, personal(open((x, frame) => renderServicesPage(x.state.medcardService, frame)))],
  ['GET', /^\/my-services\/medical-card\/?$/, personal(open((x, f) => renderRequestsPage(ordersOf(x), f, x.twist)))],
  ['POST', /^\/my-services\/medical-card\/requests$/, personal(newRequest)],
  ['GET', /^\/my-services\/medical-card\/requests\/(\d+)\/?$/, personal(requestPage)],
  ['GET', /^\/my-health\/?$/, personal(open((_x, frame) => renderHealthEntry(frame)))],
  ['GET', /^\/my-health\/confirm$/, personal(open((_x, frame) => renderConfirmPage('', frame)))],
  ['POST', /^\/my-health\/confirm$/, personal(confirm)],
  ['GET', /^\/my-health\/medical-card\/?$/, personal(medicalCard)],
  ['GET', /^\/my-health\/files\/([\w.-]+)\.(?:pdf|xml)$/, personal(healthFile)],
  ['GET', /^\/departments\/clinic\/?$/, personal(open((x, frame) => renderDepartmentPage(x.state.department, frame)))],
  ['GET', /^\/profile\/?$/, personal(open((x, frame) => renderProfilePage(x.state.patient, frame)))],
  [
    'GET',
    /^\/settings\/connected-services\/?$/,
    personal(open((x, frame) => renderConnectedServices(x.state.medcardService, frame))),
  ],
  ['POST', /^\/settings\/connected-services$/, personal(saveServices)],
  ['GET', /^\/help(\/.*)?$/, open((_x, frame) => renderHelpPage(frame))],
  ['GET', /^\/feedback$/, open((_x, frame) => renderFeedbackPage(false, frame))],
  ['POST', /^\/feedback$/, open((_x, frame) => renderFeedbackPage(true, frame))],
];
