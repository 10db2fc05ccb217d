import type { EventName } from '../../events/events.js';
import { counted } from './counts.js';

const somebody = (by: string | null): string => by ?? 'Somebody';
const does =
  (what: string) =>
  (by: string | null): string =>
    `${somebody(by)} ${what}`;

/** What somebody did, in one line for whoever is looking at something else: null for a name that is not told. What is not here is shown and not said. */
export const did: Partial<Record<EventName, (by: string | null) => string>> = {
  'absence.written': does('wrote down an absence'),
  'apparatus.broken': does('wrote down a breakage'),
  'lesson.changed': does('changed a lesson'),
  'lesson.unchanged': does('took a change of a lesson back'),
  'requisition.accepted': does('accepted a request'),
  'requisition.cancelled': does('cancelled a request'),
  'requisition.changed': does('changed a request'),
  'requisition.changed-late': does('changed a request after its deadline'),
  'requisition.cleared': does('ticked clearing away'),
  'requisition.collected': does('ticked a collection'),
  'requisition.declined': does('declined a request'),
  'requisition.delivered': does('ticked a delivery'),
  'requisition.handed-over': does('handed a request over'),
  'requisition.message': does('wrote about a request'),
  'requisition.moved': does('moved a request'),
  'requisition.prepared': does('ticked a preparation'),
  'requisition.queried': does('asked about a request'),
  'requisition.submitted': does('sent a request'),
  'requisition.taken-back': does('took something back'),
  'task.assigned': does('moved a task'),
  'task.done': does('ticked a task'),
  'task.reopened': does('took a tick back'),
};

/** What came about, whoever caused it: nobody is named. */
export const cameAbout: Partial<Record<EventName, string>> = {
  'requisition.filled': 'Kit came free for a request',
  'requisition.short': 'A request is short of kit',
};

/** The last of several. */
export const andMore = (said: string, more: number): string => `${said}, and ${counted(more, 'more', 'more')}`;
/** The name of the tab, with how much is new. */
export const title = (count: number, name: string): string => `(${count}) ${name}`;
