import * as alternatives from './en/alternatives.js';
import * as closing from './en/closing.js';
import { counted, number, spelt } from './en/counts.js';
import * as dates from './en/dates.js';
import * as deadlines from './en/deadlines.js';
import * as durations from './en/durations.js';
import * as facilities from './en/facilities.js';
import * as forms from './en/forms.js';
import * as fortnight from './en/fortnight.js';
import * as identity from './en/identity.js';
import * as kit from './en/kit.js';
import * as inbox from './en/inbox.js';
import * as lessons from './en/lessons.js';
import * as load from './en/load.js';
import * as overloads from './en/overloads.js';
import * as palette from './en/palette.js';
import * as prep from './en/prep.js';
import * as quantities from './en/quantities.js';
import * as lists from './en/lists.js';
import * as requestList from './en/request-list.js';
import * as requestPage from './en/request-page.js';
import * as requisitions from './en/requisitions.js';
import * as shell from './en/shell.js';
import * as standing from './en/standing.js';
import * as strengths from './en/strengths.js';
import * as substances from './en/substances.js';
import * as toSettle from './en/to-settle.js';
import * as today from './en/today.js';
import * as undo from './en/undo.js';
import * as unsent from './en/unsent.js';
import * as waiting from './en/waiting.js';
import * as workload from './en/workload.js';

/**
 * What the frame, the gate and everybody's first screens say: it comes with the first load, so that each word here is waited for by
 * everybody. Words of other pages stand in late.ts.
 */
export const first = {
  /** The language's own tag: of the page, and for putting names in order. */
  locale: 'en-GB',
  alternatives: { ...alternatives },
  closing: { ...closing },
  counts: { counted, number, spelt },
  dates: { ...dates },
  deadlines: { ...deadlines },
  durations: { ...durations },
  facilities: { ...facilities },
  forms: { ...forms },
  fortnight: { ...fortnight },
  identity: { ...identity },
  kit: { ...kit },
  inbox: { ...inbox },
  lessons: { ...lessons },
  load: { ...load },
  overloads: { ...overloads },
  palette: { ...palette },
  prep: { ...prep },
  quantities: { ...quantities },
  lists: { ...lists },
  requestList: { ...requestList },
  requestPage: { ...requestPage },
  requisitions: { ...requisitions },
  shell: { ...shell },
  standing: { ...standing },
  strengths: { ...strengths },
  substances: { ...substances },
  toSettle: { ...toSettle },
  today: { ...today },
  undo: { ...undo },
  unsent: { ...unsent },
  waiting: { ...waiting },
  workload: { ...workload },
};
