import * as answering from './en/answering.js';
import * as apparatus from './en/apparatus.js';
import * as asking from './en/asking.js';
import * as away from './en/away.js';
import * as board from './en/board.js';
import * as calendar from './en/calendar.js';
import * as checks from './en/checks.js';
import * as comingBack from './en/coming-back.js';
import * as buying from './en/buying.js';
import * as copying from './en/copying.js';
import * as departments from './en/departments.js';
import * as duties from './en/duties.js';
import * as figures from './en/figures.js';
import * as handingOver from './en/handing-over.js';
import * as imports from './en/imports.js';
import * as lessonChanges from './en/lesson-changes.js';
import * as keeping from './en/keeping.js';
import * as listFiles from './en/list-files.js';
import * as library from './en/library.js';
import * as libraryEditing from './en/library-editing.js';
import * as live from './en/live.js';
import * as machines from './en/machines.js';
import * as machineJobs from './en/machine-jobs.js';
import * as mails from './en/mails.js';
import * as offers from './en/offers.js';
import * as notices from './en/notices.js';
import * as occasions from './en/occasions.js';
import * as ownLog from './en/own-log.js';
import * as paper from './en/paper.js';
import * as paste from './en/paste.js';
import * as absences from './en/absences.js';
import * as levelling from './en/levelling.js';
import * as estimates from './en/estimates.js';
import * as contract from './en/contract.js';
import * as people from './en/people.js';
import * as plan from './en/plan.js';
import * as plainRequest from './en/plain-request.js';
import * as recording from './en/recording.js';
import * as reports from './en/reports.js';
import * as roomClosures from './en/room-closures.js';
import * as rooms from './en/rooms.js';
import * as scanning from './en/scanning.js';
import * as schemePages from './en/scheme-pages.js';
import * as schemes from './en/schemes.js';
import * as setUp from './en/set-up.js';
import * as shelf from './en/shelf.js';
import * as stock from './en/stock.js';
import * as storage from './en/storage.js';
import * as substancePage from './en/substance-page.js';
import * as weekList from './en/week-list.js';
import * as whatIf from './en/what-if.js';
import * as useLog from './en/use-log.js';

/** What pages say that nobody begins the day with: it comes to the browser after the first screen, and before such a page. */
export const late = {
  answering: { ...answering },
  apparatus: { ...apparatus },
  asking: { ...asking },
  away: { ...away },
  board: { ...board },
  calendar: { ...calendar },
  checks: { ...checks },
  comingBack: { ...comingBack },
  buying: { ...buying },
  copying: { ...copying },
  departments: { ...departments },
  duties: { ...duties },
  figures: { ...figures },
  handingOver: { ...handingOver },
  imports: { ...imports },
  lessonChanges: { ...lessonChanges },
  keeping: { ...keeping },
  listFiles: { ...listFiles },
  library: { ...library, ...libraryEditing },
  live: { ...live },
  machines: { ...machines },
  machineJobs: { ...machineJobs },
  mails: { ...mails },
  offers: { ...offers },
  notices: { ...notices },
  occasions: { ...occasions },
  ownLog: { ...ownLog },
  paper: { ...paper },
  paste: { ...paste },
  absences: { ...absences },
  contract: { ...contract },
  estimates: { ...estimates },
  levelling: { ...levelling },
  people: { ...people },
  plan: { ...plan },
  plainRequest: { ...plainRequest },
  recording: { ...recording },
  reports: { ...reports },
  rooms: { ...rooms, ...roomClosures },
  scanning: { ...scanning },
  schemes: { ...schemes, ...schemePages },
  setUp: { ...setUp },
  shelf: { ...shelf },
  stock: { ...stock },
  storage: { ...storage },
  substancePage: { ...substancePage },
  weekList: { ...weekList },
  whatIf: { ...whatIf },
  useLog: { ...useLog },
};
