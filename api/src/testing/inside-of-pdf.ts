import { inflateSync } from 'node:zlib';

/** What a PDF says of itself: its objects as they stand, what is drawn on its pages, and how many of them there are. */
export function insideOfPdf(pdf: Buffer): { objects: string; drawn: string; pages: number } {
  const text = pdf.toString('latin1');
  // by their length: the last byte of what is packed may be a line break itself
  const drawn = [...text.matchAll(/\/Length (\d+)\b[^]*?stream\r?\n/g)].map(({ 0: head, 1: length, index }) => {
    const begin = index + head.length;
    try {
      return inflateSync(pdf.subarray(begin, begin + Number(length))).toString('latin1');
    } catch {
      return '';
    }
  });
  return { objects: text, drawn: drawn.join('\n'), pages: text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0 };
}

/** The letters that are shown in one text operator after the other: `[<48> 30 <656c>] TJ`. */
export function lettersDrawn(drawn: string): string {
  return [...drawn.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join('');
}
