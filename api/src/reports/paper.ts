/** What stands on one page, as facts for who draws it: it crosses from thread to thread, and holds no function. */
export interface Paper {
  title: string;
  /** Of which days and whom, under the title. */
  of: string;
  /** The school, and when the page was made; at its foot. */
  foot: string;
  /** BCP 47. */
  language: string;
  author: string;
  madeAtMs: number;
  blocks: PaperBlock[];
}

export type PaperBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  /** The first column names the row; the others are figures, on the right. */
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }
  /** `value` is drawn against the largest; `alt` says the drawing to who cannot see it. */
  | { kind: 'bars'; alt: string; rows: { label: string; value: number; says: string }[] };
