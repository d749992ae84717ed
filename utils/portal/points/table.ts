import type { RouteKind } from '../types';

export type PointId =
  | 'login.enter'
  | 'nav.profile'
  | 'nav.documents'
  | 'nav.orders'
  | 'nav.health'
  | 'nav.help'
  | 'nav.consents'
  | 'profile.account'
  | 'profile.passport'
  | 'profile.snils'
  | 'profile.policy'
  | 'family.child'
  | 'medcard.open'
  | 'request.new'
  | 'orders.medcard'
  | 'order.status'
  | 'order.more'
  | 'health.card'
  | 'code.confirm'
  | 'document.download'
  | 'settings.medcard'
  | 'help.feedback';

/**
 * A control of the portal, known by several marks in the order of trust (portal.md 6.5): its address, an attribute made for
 * machines, the words on it. `href` is tried on the whole address, pattern by pattern; `names` are whole labels as
 * `normalise` gives them. `many`: any of several will do, the first is taken; otherwise there must be one.
 */
export type Point = {
  on?: readonly RouteKind[];
  path?: RegExp;
  href?: readonly RegExp[];
  attribute?: string;
  names?: readonly string[];
  /** A text of the page, not a control: its label as a whole, or before its value. */
  text?: RegExp;
  status?: true;
  /** The words that must stand in the row of a link. */
  about?: RegExp;
  many?: true;
};

const lk = (path: string): RegExp => new RegExp(`^https://lk\\.gosuslugi\\.ru${path}/?$`);
const www = (path: string): RegExp => new RegExp(`^https://www\\.gosuslugi\\.ru${path}/?$`);

export const POINTS: Readonly<Record<PointId, Point>> = {
  'login.enter': {
    href: [/^https:\/\/(www|lk)\.gosuslugi\.ru\/(node-api|auth-provider)\/([\w/]*\/)?login\b/],
    names: ['войти'],
    many: true,
  },
  'nav.profile': { href: [lk('/settings/account'), www('/profile')], names: ['профиль', 'личный кабинет'] },
  'nav.documents': {
    href: [lk('/profile/personal'), lk('/profile'), www('/profile')],
    names: ['документы', 'мои документы', 'личный кабинет'],
  },
  'nav.orders': { href: [lk('/orders(/all)?'), www('/my-services')], names: ['заявления', 'мои услуги'] },
  'nav.health': {
    href: [lk('/health/meddocs'), lk('/health'), www('/my-health')],
    names: ['здоровье', 'мое здоровье'],
  },
  'nav.help': { href: [www('/help')], names: ['помощь'] },
  'nav.consents': {
    href: [lk('/settings/third-party(/agreements(/acting)?)?'), www('/settings/connected-services')],
    names: ['согласия', 'согласия и доверенности', 'подключенные сервисы'],
  },
  'profile.account': { on: ['profile'], text: /учетная запись/ },
  'profile.passport': { on: ['profile'], text: /^паспорт( гражданина (рф|российской федерации)| рф)?(:|$)/ },
  'profile.snils': { on: ['profile'], text: /^снилс(:|$)/ },
  'profile.policy': { on: ['profile'], text: /^полис (омс|обязательного медицинского страхования)(:|$)/ },
  'family.child': {
    path: /^\/profile\/family$/,
    href: [/^https:\/\/lk\.gosuslugi\.ru\/profile\/family\/child\//],
    many: true,
  },
  'medcard.open': {
    on: ['orders'],
    path: /^\/my-services$/,
    href: [www('/my-services/medical-card')],
    names: ['медицинская карта'],
  },
  'request.new': { on: ['orders'], names: ['запросить доступ', 'подать заявку', 'новая заявка'] },
  'orders.medcard': {
    on: ['orders'],
    href: [/^https:\/\/(lk\.gosuslugi\.ru\/order|www\.gosuslugi\.ru\/my-services\/medical-card\/requests)\/\d+\/?$/],
    about: /мед\S*\s*карт/,
    // The newest request stands first on both faces.
    many: true,
  },
  'order.status': { on: ['order'], status: true },
  'order.more': { on: ['order'], names: ['подробнее'] },
  'health.card': {
    on: ['health'],
    path: /^\/(health|my-health)$/,
    href: [lk('/health/meddocs')],
    names: ['медицинская карта', 'медицинские документы'],
  },
  'code.confirm': { on: ['health'], attribute: 'input[autocomplete="one-time-code"]', names: ['подтвердить'] },
  'document.download': {
    on: ['health', 'health-document'],
    href: [/^https:\/\/www\.gosuslugi\.ru\/(api\/storage\/v1\/files|my-health\/files)\//],
    names: ['скачать', 'скачать pdf', 'скачать xml', 'скачать документ'],
    many: true,
  },
  'settings.medcard': { on: ['settings'], names: ['медицинская карта'] },
  'help.feedback': { on: ['help'], href: [www('/feedback')], names: ['обратная связь'] },
};
