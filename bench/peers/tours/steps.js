// Plain JavaScript: types and tests of the product must not depend on whether the peers are installed.

/** One more than the twenty presses of «next» that are measured. */
export const STEPS = Array.from({ length: 21 }, (_, index) => ({
  target: `#target-${index + 1}`,
  title: `Шаг ${index + 1}`,
  text: 'Откройте раздел «Здоровье» и подпишите согласие. Портал покажет номер заявления.',
}));

export const LABELS = { next: 'Далее', back: 'Назад', close: 'Закрыть', last: 'Готово' };

export function addCss(css) {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
}

/** Is an element with these words on the screen: sized, not hidden, not wholly transparent? */
export function seen(selector, words) {
  const found = [...document.querySelectorAll(selector)].find((one) => one.textContent?.trim() === words);
  return Boolean(found?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && found.clientHeight > 0);
}

export const titleOf = (step) => STEPS[step - 1].title;
