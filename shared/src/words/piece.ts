/** A piece of a sentence, in the order in which its language says them; `strong` ones stand out. Their spaces are theirs. */
export interface Piece {
  text: string;
  strong?: boolean;
}
