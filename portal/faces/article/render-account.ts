import type { Patient } from '../../model/types.ts';
import { esc } from '../html.ts';
import { articlePage, type Frame } from './frame.ts';

const LEVELS = { AL10: 'упрощённая', AL15: 'стандартная', AL20: 'подтверждённая' } as const;

/** The main page: «Войти» stands in the header, top right. */
export const renderHomePage = (frame: Frame): string =>
  articlePage(
    'Главная',
    `<h1>${frame.person ? `Здравствуйте, ${esc(frame.person.firstName)}` : 'Учебный портал услуг'}</h1>
<p>Здесь можно без риска пройти путь к электронной медицинской карте.</p>
<ul class="services"><li><a href="/my-services">Мои услуги</a><p>Заявки и их статус</p></li>
<li><a href="/my-health">Моё здоровье</a><p>Медицинская карта и документы</p></li>
<li><a href="/help">Помощь</a><p>Ответы и обратная связь</p></li></ul>`,
    frame,
  );

/** «Личный кабинет», the profile. */
export const renderProfilePage = (patient: Patient, frame: Frame): string => {
  const { lastName, firstName, middleName, birthDate, snils, passport, policy, level } = patient;
  const document = (number: string, verified: boolean): string =>
    number === '' ? 'не указан' : `${esc(number)}${verified ? ', проверен' : ', не проверен'}`;
  const rows: readonly (readonly [string, string])[] = [
    ['ФИО', esc(`${lastName} ${firstName} ${middleName}`)],
    ['Дата рождения', esc(birthDate)],
    ['СНИЛС', snils === '' ? 'не указан' : esc(snils)],
    ['Паспорт', document(passport.number === '' ? '' : `${passport.series} ${passport.number}`, passport.verified)],
    ['Полис ОМС', document(policy.number, policy.verified)],
    ['Учётная запись', LEVELS[level]],
  ];
  return articlePage(
    'Личный кабинет',
    `<h1>Личный кабинет</h1><h2>Профиль</h2><dl class="profile">${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
<p><a href="/settings/connected-services">Настройки: подключённые сервисы</a></p>`,
    frame,
  );
};

export const renderConnectedServices = (medcard: boolean, frame: Frame): string =>
  articlePage(
    'Подключённые сервисы',
    `<h1>Подключённые сервисы</h1>
<form method="post" action="/settings/connected-services"><p><label><input type="checkbox" name="medcard"${medcard ? ' checked' : ''}> Медицинская карта</label></p>
<button type="submit" class="button">Сохранить</button></form>`,
    frame,
  );

export const renderHelpPage = (frame: Frame): string =>
  articlePage(
    'Помощь',
    `<h1>Помощь</h1><p>Служба поддержки: 8 800 100-70-10, короткий номер 115.</p><p><a href="/feedback">Обратная связь</a></p>`,
    frame,
  );

export const renderFeedbackPage = (sent: boolean, frame: Frame): string =>
  articlePage(
    'Обратная связь',
    sent
      ? '<h1>Обращение отправлено</h1><p role="status">Учебный портал никому его не передал.</p>'
      : `<h1>Обратная связь</h1><form method="post" action="/feedback"><label for="number">Номер заявки</label><input id="number" name="number">
<label for="text">Описание ошибки</label><textarea id="text" name="text" rows="5"></textarea><button type="submit" class="button">Отправить</button></form>`,
    frame,
  );
