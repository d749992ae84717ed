/** A piece of text as it stands on a page: points from the left and the bottom, height of its letters. */
export type TextPiece = { text: string; x: number; y: number; height: number; width: number };
export type Line = { text: string; height: number };

/** Lines of a page from top to bottom. Pieces that stand on one height are one line; wide gaps part its words. */
export function linesOf(pieces: readonly TextPiece[]): Line[] {
  const sorted = pieces.filter(({ text }) => text !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: TextPiece[][] = [];
  for (const piece of sorted) {
    const first = rows.at(-1)?.[0];
    if (first && Math.abs(first.y - piece.y) <= Math.max(2, first.height / 3)) rows.at(-1)?.push(piece);
    else rows.push([piece]);
  }
  return rows.map(lineOf).filter(({ text }) => text !== '');
}

function lineOf(row: TextPiece[]): Line {
  let text = '';
  let end: number | null = null;
  for (const piece of row.sort((a, b) => a.x - b.x)) {
    if (end !== null && piece.x - end > piece.height / 6) text += ' ';
    text += piece.text;
    end = piece.x + piece.width;
  }
  return { text: text.replace(/\s+/g, ' ').trim(), height: Math.max(...row.map(({ height }) => height)) };
}
