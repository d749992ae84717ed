import { describe, expect, it } from 'vitest';
import {
  addingTexts,
  appealTexts,
  archiveTexts,
  backupTexts,
  causeTexts,
  companionTexts,
  deskTexts,
  diagnosticsTexts,
  factTexts,
  guideTexts,
  helpTexts,
  historyTexts,
  keepingTexts,
  keyTexts,
  letterWords,
  noticeTexts,
  pickedTexts,
  pickerTexts,
  recordTexts,
  requestTexts,
  settingsTexts,
  shellTexts,
  traceTexts,
} from '.';

/** Every sentence of a catalogue with its path; functions are asked with plausible arguments. */
function sentences(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const say = node as (...args: unknown[]) => string;
    return [1, 2, 5, 21].map((n) => [`${path}(${n})`, String(say(n, 7, 8))]);
  }
  return Object.entries(node as object).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

const catalogues = {
  adding: addingTexts,
  appeal: appealTexts,
  archive: archiveTexts,
  backup: backupTexts,
  causes: causeTexts,
  companion: companionTexts,
  diagnostics: diagnosticsTexts,
  facts: factTexts,
  desk: deskTexts,
  guide: guideTexts,
  help: helpTexts,
  history: historyTexts,
  keys: keyTexts,
  keeping: keepingTexts,
  notices: noticeTexts,
  picked: pickedTexts,
  picker: pickerTexts,
  records: recordTexts,
  requests: requestTexts,
  settings: settingsTexts,
  shell: shellTexts,
  trace: traceTexts,
};
/** What is written in Latin letters in Russian too: names and abbreviations, and fields the viewer fills in. */
const LATIN =
  /\btar\.age\b|\bage\b|\btar\b|gosuslugi\.ru|Windows|Android|ChromeOS|Chrome|Edge|Opera|[Cc]ookie|VPN|DNS|Wi-Fi|JSON|macOS|Linux|README\.txt|SHA256SUMS|Caps Lock|Tab|Enter|Esc|CSV|English|Excel|Firefox|ICS|MIT|PDF|XML|\.txt|JPEG|JPG|PNG|HEIC|ZIP|QR|\{pages?\}/g;

describe.each(Object.entries(catalogues))('words of %s', (_name, texts) => {
  const [ru, en] = [sentences(texts('ru')), sentences(texts('en'))];

  it('are the same set in both languages, none empty', () => {
    expect(en.map(([path]) => path)).toEqual(ru.map(([path]) => path));
    for (const [path, words] of [...ru, ...en]) expect(words.trim(), path).not.toBe('');
  });

  it('keep the alphabets apart: no Latin look-alike in Russian, no Cyrillic in English', () => {
    for (const [path, words] of ru) expect(words.replace(LATIN, ''), path).not.toMatch(/[a-z]/i);
    for (const [path, words] of en) if (words !== 'Русский') expect(words, path).not.toMatch(/[а-яё]/i);
  });

  it('neither beg nor shout, and set their type with care', () => {
    for (const [path, words] of [...ru, ...en]) {
      expect(words, path).not.toMatch(/пожалуйста|please|!/i);
      expect(words, path).not.toMatch(/ {2}|^\s|\s$|"| - |\.\.\./);
      expect(words, `${path}: a number and its word stay on one line`).not.toMatch(
        /\d (?:[КМГ]Б|[KMG]B|%|документ|нов)|№ |No\. /,
      );
      expect(words, `${path}: outer quotes of Russian are «», inner ones too`).not.toMatch(/„/);
    }
  });
});

/** Every {title, safe, next} of a catalogue. */
function messages(node: unknown, path = ''): [string, { title: string; safe: string; next: string }][] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'safe' in node ? [[path, node as never] as [string, never]] : [];
  return [...own, ...Object.entries(node).flatMap(([key, value]) => messages(value, `${path}.${key}`))];
}

describe('messages of trouble', () => {
  const all = Object.values(catalogues).flatMap((texts) => [...messages(texts('ru')), ...messages(texts('en'))]);

  it('say what happened, what is safe and what to do, in whole sentences', () => {
    expect(all.length).toBeGreaterThan(30);
    for (const [path, { title, safe, next }] of all) {
      expect(title, path).not.toMatch(/\.$/);
      expect(safe, path).toMatch(/\.$/);
      expect(next, path).toMatch(/\.$/);
    }
  });
});

it('the letters set a number and its sign on one line too', () => {
  const { bodies, ...rest } = letterWords;
  const said = Object.values(bodies).flatMap((say) => say(() => '7'));
  for (const words of [...said, ...sentences(rest).map(([, words]) => words)]) expect(words).not.toMatch(/№ |\d КБ|„/);
});

it('one voice speaks: «мы», not «я»; only the overlay, whose room is counted in bytes, keeps its short «Слежу»', () => {
  for (const [name, texts] of Object.entries(catalogues)) {
    if (name === 'companion') continue;
    for (const [path, words] of sentences(texts('ru')))
      expect(words, `${name}${path}`).not.toMatch(/(?<!\p{L})(?:слежу|жду|проверю|буду|не могу)(?!\p{L})/iu);
  }
});

it('the product has a capital letter', () => {
  for (const [name, texts] of Object.entries(catalogues))
    for (const [path, words] of [...sentences(texts('ru')), ...sentences(texts('en'))])
      expect(words, `${name}${path}`).not.toMatch(/(?<!\p{L})(?:спутник|companion\b)/u);
});

describe('what lies on a lock screen or on the portal’s page', () => {
  it('names no service, document, number or diagnosis', () => {
    for (const [path, words] of [...sentences(noticeTexts('ru'))]) {
      expect(words, path).not.toMatch(/медкарт[аеу]\b|анализ|врач|диагноз|снилс|полис|№/i);
    }
  });
});
