import * as alternatives from './en/alternatives.js';
import * as calendar from './en/calendar.js';
import * as closing from './en/closing.js';
import { counted, number, spelt } from './en/counts.js';
import * as dates from './en/dates.js';
import * as deadlines from './en/deadlines.js';
import * as departments from './en/departments.js';
import * as durations from './en/durations.js';
import * as forms from './en/forms.js';
import * as fortnight from './en/fortnight.js';
import * as history from './en/history.js';
import * as identity from './en/identity.js';
import * as imports from './en/imports.js';
import * as kit from './en/kit.js';
import * as inbox from './en/inbox.js';
import * as lessons from './en/lessons.js';
import * as load from './en/load.js';
import * as mails from './en/mails.js';
import * as messages from './en/messages.js';
import * as news from './en/news.js';
import * as overloads from './en/overloads.js';
import * as paste from './en/paste.js';
import * as ownLog from './en/own-log.js';
import * as palette from './en/palette.js';
import * as people from './en/people.js';
import * as prep from './en/prep.js';
import * as prepList from './en/prep-list.js';
import * as quantities from './en/quantities.js';
import * as lists from './en/lists.js';
import * as requestList from './en/request-list.js';
import * as requestPage from './en/request-page.js';
import * as requisitions from './en/requisitions.js';
import * as rooms from './en/rooms.js';
import * as setUp from './en/set-up.js';
import * as shell from './en/shell.js';
import * as standing from './en/standing.js';
import * as strengths from './en/strengths.js';
import * as substancePage from './en/substance-page.js';
import * as substances from './en/substances.js';
import * as toSettle from './en/to-settle.js';
import * as today from './en/today.js';
import * as undo from './en/undo.js';
import * as unsent from './en/unsent.js';
import * as waiting from './en/waiting.js';
import * as weekReview from './en/week-review.js';
import * as workload from './en/workload.js';

/** Says every fact in British English, by noun. */
export const en = {
  /** The language's own tag: of the page, and for putting names in order. */
  locale: 'en-GB',
  alternatives: { ...alternatives },
  calendar: { ...calendar },
  closing: { ...closing },
  counts: { counted, number, spelt },
  dates: { ...dates },
  deadlines: { ...deadlines },
  departments: { ...departments },
  durations: { ...durations },
  forms: { ...forms },
  fortnight: { ...fortnight },
  history: { ...history },
  identity: { ...identity },
  imports: { ...imports },
  kit: { ...kit },
  inbox: { ...inbox },
  lessons: { ...lessons },
  load: { ...load },
  mails: { ...mails },
  messages: { ...messages },
  news: { ...news },
  overloads: { ...overloads },
  ownLog: { ...ownLog },
  paste: { ...paste },
  palette: { ...palette },
  people: { ...people },
  prep: { ...prep },
  prepList: { ...prepList },
  quantities: { ...quantities },
  lists: { ...lists },
  requestList: { ...requestList },
  requestPage: { ...requestPage },
  requisitions: { ...requisitions },
  rooms: { ...rooms },
  setUp: { ...setUp },
  shell: { ...shell },
  standing: { ...standing },
  strengths: { ...strengths },
  substances: { ...substances, ...substancePage },
  toSettle: { ...toSettle },
  today: { ...today },
  undo: { ...undo },
  unsent: { ...unsent },
  waiting: { ...waiting },
  weekReview: { ...weekReview },
  workload: { ...workload },
};
