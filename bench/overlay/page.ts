/** A page of 2 400 elements in the manner of an account page; all that the tours point at is on the first screen. */
export function overlayPage(): string {
  const targets = Array.from(
    { length: 21 },
    (_, index) => `<button id="target-${index + 1}" type="button">Действие ${index + 1}</button>`,
  );
  const card = (index: number) =>
    `<section class="card"><h3>Заявление № 54000${index}</h3><p>Статус: <b>в работе</b></p><a href="#">Подробнее</a></section>`;
  const room = NODES - FRAME - targets.length;
  const cards = Array.from({ length: Math.floor(room / CARD) }, (_, index) => card(index));
  const rest = Array.from({ length: room % CARD }, () => '<hr>');
  return `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Заявления</title><style>
body { margin: 0; font: 16px/1.5 sans-serif; color: #0b1f33; background: #f5f7fa }
nav { display: grid; grid-template-columns: repeat(7, 1fr); gap: 24px; padding: 60px 40px }
main { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px; padding: 24px }
.card { padding: 16px; border-radius: 12px; background: #fff; box-shadow: 0 1px 4px rgb(0 0 0 / 10%) }
</style></head><body><nav>${targets.join('')}</nav><main>${cards.join('')}${rest.join('')}</main></body></html>`;
}

const NODES = 2_400;
/** html, head, meta, title, style, body, nav, main */
const FRAME = 8;
const CARD = 5;
