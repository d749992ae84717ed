import { CAUSE_IDS, type CauseId, causeOf, type Facts } from '../../utils/diagnostics';
import { causeTexts } from '../../utils/text';
import { HOW } from './how.ts';
import { type BrowserName, combinations, type Outcome, outcomeOf, type Recorded } from './pairs.ts';

export type Row = { combinations: number; told: number; hidden: number; missed: number; wrong: number; first: number };

const isSingle = ({ pair: [a, b] }: Outcome): boolean => a === b;
const titles = causeTexts('ru');

/** @param good facts of a day on which all is well */
export const outcomesOf = (recorded: Recorded, good: Facts): Outcome[] =>
  combinations(recorded).map(({ pair, browser }) => outcomeOf(pair, browser, recorded, good));

/** How it went for one cause over all pairs it was part of. */
export function rowOf(outcomes: readonly Outcome[], id: CauseId): Row {
  const mine = outcomes.filter((one) => one.pair.includes(id) && !isSingle(one));
  const count = (holds: (one: Outcome) => boolean) => mine.filter(holds).length;
  const hidden = count((one) => one.hidden.includes(id));
  const missed = count((one) => one.missed.includes(id));
  return {
    combinations: mine.length,
    told: mine.length - hidden - missed,
    hidden,
    missed,
    wrong: outcomes.filter((one) => one.wrong.includes(id)).length,
    first: count((one) => one.first !== null && one.pair.includes(one.first)),
  };
}

export type Totals = { pairs: number; recall: number; precision: number; first: number; hidden: number };

/** Recall over what left a trace; precision over all that was told and is no consequence of what was provoked. */
export function totalsOf(outcomes: readonly Outcome[], browser: BrowserName, singles: boolean): Totals {
  const mine = outcomes.filter((one) => one.browser === browser && isSingle(one) === singles);
  const sum = (of: (one: Outcome) => number) => mine.reduce((all, one) => all + of(one), 0);
  const [told, missed, wrong] = [
    sum((one) => one.told),
    sum(({ missed }) => missed.length),
    sum(({ wrong }) => wrong.length),
  ];
  return {
    pairs: mine.length,
    recall: told / (told + missed),
    precision: told / (told + wrong),
    first: sum(({ first, pair }) => Number(first !== null && pair.includes(first))) / mine.length,
    hidden: sum(({ hidden }) => hidden.length),
  };
}

const share = (value: number): string => value.toFixed(3).replace('.', ',');

function totals(outcomes: readonly Outcome[]): string[] {
  return [true, false].flatMap((singles) =>
    (['chromium', 'firefox'] as const).map((browser) => {
      const { pairs, recall, precision, first, hidden } = totalsOf(outcomes, browser, singles);
      const what = singles ? 'по одной' : 'по две';
      return `| ${browser} | ${what} | ${pairs} | ${share(recall)} | ${share(precision)} | ${share(first)} | ${hidden} |`;
    }),
  );
}

/** A table of one row per cause, for whoever reads docs/причины.md or a terminal. */
function rows(outcomes: readonly Outcome[], between: (id: CauseId) => string): string[] {
  return CAUSE_IDS.map((id) => {
    const { combinations, told, hidden, wrong } = rowOf(outcomes, id);
    return `| ${causeOf(id).code} | ${titles[id].title} | ${between(id)}${told} из ${combinations - hidden} | ${hidden} | ${wrong} |`;
  });
}

const TOTALS = '| Браузер | Причины | Сочетаний | Полнота | Точность | Первая | Без следа |';

/** The same numbers for a terminal. */
export const lines = (outcomes: readonly Outcome[]): string[] => [
  TOTALS,
  ...totals(outcomes),
  '| Код | Причина | Названа в парах | Без следа | Названа лишней |',
  ...rows(outcomes, () => ''),
];

/** docs/причины.md whole: what is known, how it is provoked, how well it is told apart. */
export function document(recorded: Recorded, good: Facts): string {
  const outcomes = outcomesOf(recorded, good);
  const where = (id: CauseId) =>
    (['chromium', 'firefox'] as const).map((browser) => (recorded[id]?.[browser] ? '✓' : '–')).join(' | ');
  return `# Причины: как проверено, что они находятся

Эту страницу пишет \`tools/causes/table.test.ts\`; те же числа печатает \`npm run soak -- causes\`. Каждая причина вызвана на
учебном портале в настоящих браузерах (\`e2e/causes.test.ts\`), названа первой и на странице, и в отчёте, а изменившиеся при
этом сведения записаны в \`tools/causes/provoked.json\`. Пары посчитаны по тем же правилам над соединёнными записями; десять
пар вызваны и в браузерах. Если две причины меняют одно сведение, решает та, что ближе к компьютеру: без сети ошибку
сервера не увидеть. Причина, от которой из-за этого не осталось следа, в полноту не входит и посчитана отдельно.

- **Полнота**: доля названных среди тех, что оставили хоть один след; пропущены только те, у которых другая причина отняла
  часть признаков.
- **Точность**: доля вызванных среди названных. Следствия (\`explains\` в \`causes.ts\`) не в счёт: они стоят ниже и названы
  возможными.
- **Первая**: как часто главной названа одна из вызванных.

${TOTALS}
|---|---|---|---|---|---|---|
${totals(outcomes).join('\n')}

| Код | Причина | Как вызвана | Chromium | Firefox | Названа в парах | Без следа | Названа лишней |
|---|---|---|---|---|---|---|---|
${rows(outcomes, (id) => `${HOW[id]} | ${where(id)} | `).join('\n')}

## Чего здесь нет

- **Блокировка сторонних cookie** сама по себе вход не ломает: адрес входа и портал – один сайт. Что делают блокировщики,
  видно как «Браузер не сохранил вход» или «Часть файлов страницы портала не загрузилась». Проверено: с запретом сторонних
  cookie в обоих браузерах причин не найдено.
- **Сертификат с неверным сроком или для другого адреса** различается только по ответам браузера, записанным в
  \`utils/diagnostics/failure.test.ts\`: учебному порталу пришлось бы завести свой корень доверия.
- **Часы самого компьютера** не сдвигались: сдвинут \`Date\` портала, разница та же. 1970 и 2099 год – тем же способом.
`;
}
