import type { Session } from './launch.ts';
import type { Tab } from './tab.ts';

export type Face = 'article' | 'lk';
export const FACES: readonly Face[] = ['article', 'lk'];
export const BROWSERS = ['chromium', 'firefox'] as const;

export const NUMBER = '5400000001';
export const COMMENT = 'Загрузите скан СНИЛС в хорошем качестве';
export const PHRASE = 'ромашка трактор закат 47 вилка';

/** Where things are on each face; of the article's addresses only the training portal knows. */
export const PLACES = {
  article: {
    start: 'https://www.gosuslugi.ru/',
    request: `https://www.gosuslugi.ru/my-services/medical-card/requests/${NUMBER}`,
    health: 'https://www.gosuslugi.ru/my-health/medical-card',
    needsDocuments: { articleStatus: 'Требуются документы', comment: COMMENT },
    approved: { articleStatus: 'Одобрено' },
    words: { inProgress: 'В обработке', needsDocuments: 'Требуются документы', approved: 'Одобрено' },
  },
  lk: {
    start: 'https://lk.gosuslugi.ru/overview',
    request: `https://lk.gosuslugi.ru/order/${NUMBER}`,
    health: 'https://lk.gosuslugi.ru/health/meddocs',
    needsDocuments: { statusId: 14, title: 'Требуются документы', comment: COMMENT },
    approved: { statusId: 3, title: 'Одобрено' },
    words: { inProgress: '', needsDocuments: 'Требуются документы', approved: 'Одобрено' },
  },
} as const;

/** From a page that shows «Войти» through the training login and back. */
export async function logIn(tab: Tab): Promise<void> {
  await tab.click('Войти');
  // The form's own button has the same name: a press that was repeated sends the form off empty, and it comes anew.
  await tab.until(() => typed(tab, { '#login': 'anna', '#password': 'secret' }), 'the login form');
  await tab.click('Войти');
  await tab.until(async () => !tab.page.url().includes('esia.'), 'the way back');
}

/** Whether all fields hold what was typed into them at the end. */
async function typed({ page }: Tab, words: Readonly<Record<string, string>>): Promise<boolean> {
  const textIn = (field: Element) => (field as HTMLInputElement).value;
  for (const [field, text] of Object.entries(words)) {
    await page.$eval(field, (one) => ((one as HTMLInputElement).value = ''));
    await page.type(field, text);
  }
  const values = await Promise.all(Object.keys(words).map((field) => page.$eval(field, textIn)));
  return values.join() === Object.values(words).join();
}

/** The list of medical documents; the article's portal asks for a code before it. */
export async function openHealth(tab: Tab, face: Face): Promise<void> {
  await tab.goto(PLACES[face].health);
  if (face === 'article' && tab.page.url().includes('/confirm')) {
    await tab.fill('Код из СМС', '246813');
    await tab.click('Подтвердить');
    await tab.until(async () => tab.page.url().includes('/medical-card'), 'the medical card');
  }
  await tab.control('Скачать PDF');
}

/** Downloads the first document of that list, in a logged-in tab, until the corner says that a sealed copy is kept. */
export async function keepDocument(tab: Tab, face: Face): Promise<void> {
  await openHealth(tab, face);
  await tab.see('шаг');
  await tab.click('Скачать PDF');
  await tab.see('Зашифрованная копия сохранена в архив', 60_000);
}

export async function createArchive(session: Session, phrase = PHRASE): Promise<Tab> {
  const cabinet = await session.openOwn('cabinet.html#archive');
  await cabinet.see('Создайте архив');
  await cabinet.fill('Фраза', phrase);
  await cabinet.notSee('проверяем…');
  await cabinet.fill('Фраза ещё раз', phrase);
  await cabinet.click('Фраза записана');
  await cabinet.click('Создать архив');
  await cabinet.see('Архив открыт и пока пуст', 60_000);
  return cabinet;
}

export async function lockArchive(cabinet: Tab): Promise<void> {
  await cabinet.page.bringToFront();
  await cabinet.click('Закрыть сейчас');
  await cabinet.see('Введите фразу, чтобы открыть', 30_000);
}

export async function unlockArchive(cabinet: Tab, phrase = PHRASE): Promise<void> {
  await cabinet.page.bringToFront();
  await cabinet.fill('Фраза', phrase);
  await cabinet.click('Открыть архив');
}
