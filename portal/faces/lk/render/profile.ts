import { esc } from './escape.ts';

export type UserDoc = {
  type: string;
  series?: string;
  number?: string;
  unitedNumber?: string;
  vrfStu: string;
  [extra: string]: unknown;
};
/** What the profile page uses of `users/data` (portal.md 2.7). */
export type UserJson = {
  lastName: string;
  firstName: string;
  middleName: string;
  personSNILS?: string;
  assuranceLevel: string;
  person: { person: { birthDate: string }; docs: UserDoc[] };
  [extra: string]: unknown;
};

const LEVELS: Readonly<Record<string, string>> = { AL10: 'Упрощённая', AL15: 'Стандартная', AL20: 'Подтверждённая' };

const card = (tag: string, id: string, title: string, value: string, note = ''): string =>
  `<${tag} id="${id}"><lk-doc-card><section class="card"><a class="link-plain" href="/profile/personal"><lk-doc-card-row><h5 class="title-h5">${title}</h5><span class="text-plain">${esc(value)}</span>${note ? `<span class="small-text gray">${esc(note)}</span>` : ''}</lk-doc-card-row></a></section></lk-doc-card></${tag}>`;

const docCard = (doc: UserDoc): string => {
  const note = doc.vrfStu === 'VERIFIED' ? 'Проверен' : 'Не проверен';
  return doc.type === 'RF_PASSPORT'
    ? card('lk-rf-passport-card', 'passport', 'Паспорт гражданина РФ', `${doc.series ?? ''} ${doc.number ?? ''}`, note)
    : card('lk-mdcl-plcy-card', 'oms', 'Полис ОМС', doc.unitedNumber ?? '', note);
};

/** Personal documents and the level of the account. */
export const renderProfilePage = (
  user: UserJson,
): string => `<main><lk-profile><lk-personal><h1 class="title-h1">Документы</h1>
<div class="name title-h4">${esc(user.lastName)} ${esc(user.firstName)} ${esc(user.middleName)}</div>
<p class="text-plain">Дата рождения: ${esc(user.person.person.birthDate)}</p>
<p class="text-plain account-level">${LEVELS[user.assuranceLevel] ?? esc(user.assuranceLevel)} учётная запись</p>
${user.personSNILS === undefined ? '' : card('lk-snils-card', 'snils', 'СНИЛС', user.personSNILS)}
${user.person.docs.map(docCard).join('')}</lk-personal></lk-profile></main>`;
