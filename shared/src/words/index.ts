/**
 * Says facts to people. Rules, tables and contracts hold facts; the sentence is made here, by one function per fact, for the page,
 * the mail, the label and the PDF alike.
 *
 * To say something new: give the function the facts it needs in `en/<noun>.ts` (a text without facts is a constant there) and list the
 * noun in `late.ts`, or in `first.ts` where the frame or a first screen says it. A page asks for `inject(ALL_WORDS)`, a first screen for
 * `inject(WORDS)` (web/src/app/core/words.ts), and keeps no text of its own; day-bars.ts in the web's workload is the example, its spec
 * reads the page in the pseudo-locale. The server says `words` of api/src/core/words.
 *
 * A second language is a second object of the type Words, chosen in those two places. `counted` and the spelt numbers are a language's
 * own affair, behind its sentences: a page never joins a number to a noun.
 */
export { en } from './en.js';
export { first } from './first.js';
export { bare, pseudo } from './pseudo.js';
export type { At } from './at.js';
export type { Lateness } from './en/durations.js';
export type { Closing } from './en/deadlines.js';
export type { PrepListFacts } from './en/prep-list.js';
export type { WeekFacts } from './en/week-review.js';
export type { Shift } from './en/board.js';
export type { Piece } from './piece.js';
export type { FirstWords, PageWords, Words } from './words.js';
export type { MessageText, ToldRequest } from './en/messages.js';
export type { WorldFacts } from './en/world-news.js';
export { parted } from './parted.js';
