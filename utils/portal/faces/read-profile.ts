import { ok, type Result } from '../../kernel';
import type { Face, Miss, ProfileSeen } from '../types';
import type { Anchor } from './anchor';
import { missed } from './missed';
import type { Leaf, Page } from './page';
import type { Reader } from './reader';

const SNILS = /^снилс(:|$)/;
const PASSPORT = /^паспорт( гражданина (рф|российской федерации)| рф)?(:|$)/;
const POLICY = /^полис (омс|обязательного медицинского страхования)(:|$)/;
const LEVEL = /(неподтвержден|подтвержден|стандартн|упрощен)\S*/;

/** The label and up to two texts after it: the value, and «Проверен» or its opposite. */
const around = ({ leaves }: Page, label: RegExp): Leaf[][] =>
  leaves.flatMap((leaf, at) => (label.test(leaf.norm) ? [leaves.slice(at, at + 3)] : []));

const anchorOf = (id: string, label: RegExp): Anchor => ({
  id,
  ways: [({ leaves }) => leaves.filter(({ norm }) => label.test(norm))],
});

const accountTexts = ({ leaves }: Page): Leaf[] => {
  const at = leaves.findIndex(({ norm }) => /учетная запись/.test(norm));
  return at < 0 ? [] : leaves.slice(at, at + 2);
};

const profileAnchors: readonly Anchor[] = [
  { id: 'profile.account', ways: [accountTexts] },
  anchorOf('profile.snils', SNILS),
  anchorOf('profile.passport', PASSPORT),
  anchorOf('profile.policy', POLICY),
];

/** The profile reduced to yes and no while it is read; a value is looked at for its presence and goes no further. */
function readProfilePage(page: Page, face: Face): Result<ProfileSeen, Miss> {
  const seen: ProfileSeen = {
    kind: 'profile',
    confirmed: confirmedOf(accountTexts(page)),
    snils: given(around(page, SNILS), false),
    passport: given(around(page, PASSPORT), true),
    policy: given(around(page, POLICY), false),
  };
  const some = [seen.confirmed, seen.snils, seen.passport, seen.policy].some((answer) => answer !== null);
  return some ? ok(seen) : missed(face, 'profile', 'profile.account');
}

export const profileReader = (face: Face): Reader => ({
  face,
  kind: 'profile',
  anchors: profileAnchors,
  read: (page) => readProfilePage(page, face),
});

function confirmedOf(texts: readonly Leaf[]): boolean | null {
  const word = texts.map(({ norm }) => LEVEL.exec(norm)?.[1]).find((found) => found !== undefined);
  if (word === undefined) return null;
  return word === 'подтвержден' && !texts.some(({ norm }) => /не подтвержден/.test(norm));
}

/** A value has digits; «не указан», «добавить» and the like are a no; a label with neither says nothing. */
function given(groups: readonly Leaf[][], verified: boolean): boolean | null {
  for (const [label, value, note] of groups) {
    const own = label?.norm.includes(':') ? label.norm.slice(label.norm.indexOf(':') + 1).trim() : '';
    const text = own || (value?.norm ?? '');
    if (/\d{2}/.test(text))
      return !(verified && /не провер/.test(`${text} ${own ? (value?.norm ?? '') : (note?.norm ?? '')}`));
    if (/^(не |нет|добав|укаж|отсутств)/.test(text)) return false;
  }
  return null;
}
