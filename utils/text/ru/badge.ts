/** The title of the toolbar's sign: needed at each wake, so it stands apart. */
export const badge = (n: number) => (n === 0 ? 'Спутник медкарты' : `Спутник медкарты: изменений — ${n}`);
