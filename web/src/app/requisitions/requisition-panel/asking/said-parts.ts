import type { PlainRequest } from '@app/shared/contracts';

/** A piece of a message: understood, to be asked about, or neither. */
export interface SaidPiece {
  text: string;
  kind: 'known' | 'unsure' | 'plain';
}

/** Cuts a message into what was understood of it, what is asked about, and the words between, letter for letter and in order. */
export function piecesOf(text: string, { understood, unsure }: Pick<PlainRequest, 'understood' | 'unsure'>): SaidPiece[] {
  const marks: { from: number; to: number; kind: 'known' | 'unsure' }[] = [];
  const isFree = (from: number, to: number): boolean => marks.every((mark) => to <= mark.from || from >= mark.to);
  const place = (part: string, kind: 'known' | 'unsure'): void => {
    if (part === '') return;
    for (let from = text.indexOf(part); from >= 0; from = text.indexOf(part, from + 1))
      if (isFree(from, from + part.length)) {
        marks.push({ from, to: from + part.length, kind });
        return;
      }
  };
  const all = [
    ...understood.map((part) => ({ text: part.text, kind: 'known' as const })),
    ...unsure.map((part) => ({ text: part.text, kind: 'unsure' as const })),
  ];
  // the longest first: a short word stands in many places, one of them within a longer part
  for (const part of all.sort((one, other) => other.text.length - one.text.length)) place(part.text, part.kind);
  const pieces: SaidPiece[] = [];
  let at = 0;
  for (const { from, to, kind } of marks.sort((one, other) => one.from - other.from)) {
    if (from > at) pieces.push({ text: text.slice(at, from), kind: 'plain' });
    pieces.push({ text: text.slice(from, to), kind });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), kind: 'plain' });
  return pieces;
}
