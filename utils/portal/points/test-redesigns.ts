/** In [0, 1). */
export type Random = () => number;

/** A redesign of a page: changes the document in place. Ids in `data-truth` are the test's own and are not looked at. */
export type Redesign = (root: Document, random: Random) => void;

const all = (root: Document, selector: string): Element[] => [...root.querySelectorAll(selector)];
const CONTROLS = 'a, button, summary, label, input[type="submit"]';
const pick = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)];

function texts(root: Document): Text[] {
  const walker = root.createTreeWalker(root.body, 4);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.nodeValue?.trim()) found.push(node as Text);
  return found;
}

function rename(element: Element, tag: string): void {
  const other = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) other.setAttribute(name, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

const REWORDED: Readonly<Record<string, string>> = {
  Войти: 'Вход в систему',
  Заявления: 'Обращения и заявки',
  Здоровье: 'Медицина',
  Документы: 'Данные и бумаги',
  'Медицинская карта': 'Электронная карта пациента',
  'Медицинские документы': 'Все записи',
  'Запросить доступ': 'Оформить',
  'Скачать PDF': 'Сохранить файл',
  Подтвердить: 'Продолжить',
  Подробнее: 'Развернуть',
  Помощь: 'Поддержка',
  СНИЛС: 'Страховой номер',
  'Полис ОМС': 'Медстраховка',
};

/** Twelve kinds of what a new look of a portal may do. */
export const REDESIGNS: Readonly<Record<string, Redesign>> = {
  'classes renamed': (root, random) => {
    for (const element of all(root, '[class]')) element.className = `c${Math.floor(random() * 1e6).toString(36)}`;
  },
  'ids and marks of the build gone': (root) => {
    for (const element of all(root, '[id]:not(input)')) element.removeAttribute('id');
    for (const element of all(root, 'body *')) element.setAttribute('_ngcontent-abc-1', '');
  },
  'blocks moved': (root, random) => {
    for (const parent of all(root, 'main, main section, ul, nav, header')) {
      const children = [...parent.children];
      const one = pick(children, random);
      if (one && children.length > 1 && !parent.matches('dl')) parent.append(one);
    }
  },
  'controls nested deeper': (root) => {
    for (const control of all(root, CONTROLS)) {
      const [outer, inner] = [root.createElement('div'), root.createElement('span')];
      inner.append(...control.childNodes);
      if (!control.matches('input')) control.append(inner);
      control.replaceWith(outer);
      outer.append(control);
    }
  },
  'texts in pieces': (root) => {
    for (const node of texts(root)) {
      const words = node.nodeValue ?? '';
      const control = node.parentElement?.closest(CONTROLS);
      if (!control || words.trim().length < 4) continue;
      const span = root.createElement('span');
      span.textContent = words.slice(2);
      node.nodeValue = words.slice(0, 2);
      node.after(span);
    }
  },
  'tags changed': (root) => {
    for (const button of all(root, 'button, summary')) {
      button.setAttribute('role', 'button');
      button.setAttribute('tabindex', '0');
      rename(button, 'div');
    }
    for (const heading of all(root, 'h2, h3, h4, h5, dt')) rename(heading, 'p');
  },
  'texts reworded': (root) => {
    for (const node of texts(root)) {
      const words = (node.nodeValue ?? '').trim();
      if (REWORDED[words]) node.nodeValue = REWORDED[words];
    }
  },
  'addresses moved': (root, random) => {
    for (const link of all(root, 'a[href]')) {
      const href = link.getAttribute('href') ?? '';
      link.setAttribute(
        'href',
        random() < 0.5
          ? `${href}${href.includes('?') ? '&' : '?'}from=menu#top`
          : `/new${href.replace(/^https?:\/\/[^/]+/, '')}`,
      );
    }
  },
  'letters set otherwise': (root) => {
    for (const node of texts(root)) {
      const words = node.nodeValue ?? '';
      node.nodeValue = words.replaceAll(' ', '\u00a0').replaceAll('е', 'e').replaceAll('о', 'o').toUpperCase();
    }
  },
  'landmarks gone': (root) => {
    for (const element of all(root, 'main, nav, header, footer, section, lib-header')) rename(element, 'div');
  },
  'a menu twice': (root) => {
    const menu = root.querySelector('nav');
    const copy = menu?.cloneNode(true) as Element | undefined;
    if (!copy) return;
    copy.setAttribute('hidden', '');
    root.body.prepend(copy);
  },
  'things of like name': (root, random) => {
    const likes = [
      '<p>Войти можно и по электронной подписи</p>',
      '<button type="button">Скачать приложение «Госуслуги»</button>',
      '<a href="https://www.gosuslugi.ru/landing/health">Здоровье: новости</a>',
      '<h3>Медицинская карта</h3>',
      '<button type="button">Подробнее о правилах</button>',
      '<a href="https://www.gosuslugi.ru/help/faq/snils/2007">СНИЛС: вопросы и ответы</a>',
      '<a href="https://example.org/orders">Заявления</a>',
    ];
    const banner = root.createElement('aside');
    banner.innerHTML = likes.filter(() => random() < 0.8).join('');
    root.body.prepend(banner);
  },
};
