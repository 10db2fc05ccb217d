import type { Me } from '@app/shared/contracts';
import { may, type PlainAct } from '@app/shared/rules';
import type { FirstWords } from '@app/shared/words';
import { rightsAt } from '../core/rights';
import type { IconName } from '../ui/icon/icon-paths';

/** One entry of the menu: who sees it, for whom it is the home screen, and the key after `g` that opens it. */
export interface Entry {
  path: string;
  /** Its name among the words of the shell. */
  page: keyof FirstWords['shell']['pages'];
  icon: IconName;
  act: PlainAct;
  /** Whoever may do this begins the day here. */
  homeFor?: PlainAct;
  key?: string;
  /** It is there while something waits behind it, with how much. */
  counted?: true;
  /** How much is new behind it is said beside it. */
  news?: true;
}

/** The whole menu in its order; the first entry that a person may see is the home screen, a role's own home before it. */
export const ENTRIES: readonly Entry[] = [
  { path: '/fortnight', page: 'fortnight', icon: 'fortnight', act: 'lesson.teach', homeFor: 'lesson.teach', key: 't', news: true },
  { path: '/today', page: 'today', icon: 'today', act: 'task.list', homeFor: 'department.serve', key: 'p', news: true },
  { path: '/workload', page: 'workload', icon: 'workload', act: 'workload.read', homeFor: 'department.lead', key: 'w' },
  { path: '/board', page: 'board', icon: 'board', act: 'workload.read', key: 'v' },
  { path: '/requests', page: 'requests', icon: 'requests', act: 'requisition.list', key: 'r' },
  { path: '/to-settle', page: 'toSettle', icon: 'alert', act: 'requisition.list', counted: true },
  { path: '/messages', page: 'messages', icon: 'bell', act: 'requisition.list', news: true, key: 'm' },
  { path: '/notices', page: 'notices', icon: 'message', act: 'notice.read', key: 'n' },
  { path: '/library', page: 'library', icon: 'library', act: 'practical.read', key: 'b' },
  { path: '/apparatus', page: 'apparatus', icon: 'apparatus', act: 'apparatus.read', key: 'a' },
  { path: '/occasions', page: 'occasions', icon: 'calendar', act: 'occasion.add', key: 'o' },
  { path: '/duties', page: 'duties', icon: 'clock', act: 'duty.write', key: 'd' },
  { path: '/absences', page: 'absences', icon: 'calendar', act: 'absence.seeAll' },
  { path: '/stock', page: 'stock', icon: 'apparatus', act: 'stock.write', key: 'k' },
  { path: '/week-list', page: 'weekList', icon: 'requests', act: 'stock.write', key: 'e' },
  { path: '/machines', page: 'machines', icon: 'apparatus', act: 'stock.write', key: 'c' },
  { path: '/school/substances', page: 'substances', icon: 'practicals', act: 'department.serve' },
  { path: '/log', page: 'log', icon: 'pen', act: 'log.write', key: 'l' },
  { path: '/reports', page: 'reports', icon: 'reports', act: 'report.read' },
  { path: '/imports', page: 'imports', icon: 'imports', act: 'import.run', key: 'i' },
  { path: '/school', page: 'school', icon: 'settings', act: 'school.see', homeFor: 'department.write', key: 's' },
];

/** Pages that stand behind one of the menu's, and are found by Ctrl-K as those are. */
export const BEHIND: readonly Entry[] = [
  { path: '/workload/figures', page: 'figures', icon: 'workload', act: 'workload.read' },
  { path: '/library/estimates', page: 'estimates', icon: 'library', act: 'practical.write' },
  { path: '/workload/what-if', page: 'whatIf', icon: 'question', act: 'school.see' },
  { path: '/stock/orders', page: 'orders', icon: 'truck', act: 'stock.write' },
  { path: '/stock/storage', page: 'storage', icon: 'apparatus', act: 'stock.write' },
  // in the menu of those who keep stock; others find them by name
  { path: '/week-list', page: 'weekList', icon: 'requests', act: 'stock.read' },
  { path: '/machines', page: 'machines', icon: 'apparatus', act: 'apparatus.read' },
];

/** Of several homes the first: who prepares has work waiting, who leads a department has others' work to look at. */
const HOME_ORDER: readonly PlainAct[] = ['department.serve', 'department.lead', 'lesson.teach', 'department.write'];

/** The entries that this person may open, home first; of those that are counted those with something behind them. */
export function entriesFor(me: Me, waits: (path: string) => boolean = () => false): Entry[] {
  const rights = rightsAt(me);
  const seen = ENTRIES.filter(({ act, counted, path }) => may(rights, act) && (!counted || waits(path)));
  const home = HOME_ORDER.filter((act) => may(rights, act))
    .map((act) => seen.find((entry) => entry.homeFor === act))
    .find((entry) => entry !== undefined);
  return home ? [home, ...seen.filter((entry) => entry !== home)] : seen;
}

/** Where this person's day begins. */
export function homeOf(me: Me): string {
  return entriesFor(me)[0]?.path ?? '/requests';
}

/** The pages that this person finds by their names: those of the menu, and those behind them. */
export function pagesFor(me: Me, waits?: (path: string) => boolean): Entry[] {
  const rights = rightsAt(me);
  const menu = entriesFor(me, waits);
  const isInMenu = ({ path }: Entry) => menu.some((one) => one.path === path);
  return [...menu, ...BEHIND.filter((entry) => may(rights, entry.act) && !isInMenu(entry))];
}
