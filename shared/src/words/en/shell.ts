import type { Role } from '../../access/permissions.js';
import { roles as roleNames } from './roles.js';

export const skip = 'Skip to the page';
export const demo = 'A demo school: everything in it is made up, and everybody knows its passwords.';
export const home = 'Requisite, home';
export const main = 'Main';
export const mainShort = 'Main, short';
export const menu = 'Menu';
export const signOut = 'Sign out';
export const keys = 'Keys';
export const showKeys = 'Show these keys';
export const key = 'Key';
export const whatItDoes = 'What it does';
/** Stands between two keys that are pressed one after the other. */
export const then = 'then';
export const keysOfPages = {
  open: 'Open the lesson or row that has the focus',
  ask: 'Send the request, in an opened lesson',
  close: 'Close a panel or a menu; what you typed is kept',
};
export const keysAreOn = 'Single-key shortcuts are on';
export const close = 'Close';
export const closeMessage = 'Close this message';
export const undo = 'Undo';
export const undoKey = 'Undo what was just done';
export const tryAgain = 'Try again';
export const goHome = 'Go to your home screen';
export const notAllowed = 'You do not have access';
export const notAllowedWhy = 'Your roles at this school do not include it. Your administrator can change them.';
export const notFound = 'Page not found';
export const notFoundWhy = 'The address may be mistyped, or what it led to is gone. Nothing of yours is lost.';
/** Says of a page that the server cannot be reached, and what works without it. */
export function withoutServer(hasLists: boolean): string {
  const works = hasLists
    ? 'Today’s list and the next school day’s are kept on this device and can be ticked.'
    : 'What you begin to type is kept on this device.';
  return `The server cannot be reached, and this page needs it. ${works}`;
}

export const openToday = 'Open today’s list';
export const unreachable = 'The school’s server cannot be reached';
export const unreachableWhy = 'What you typed is kept in this browser. Check the connection, then try again.';

/** Names the pages of the menu. */
export const pages = {
  fortnight: 'My fortnight',
  today: 'Today',
  workload: 'Workload',
  board: 'Week board',
  requests: 'Requests',
  toSettle: 'To settle',
  library: 'Library',
  stock: 'Stock',
  duties: 'Duties and checks',
  absences: 'Who is away',
  substances: 'Substances',
  messages: 'Messages',
  apparatus: 'Apparatus',
  occasions: 'Clubs, occasions',
  figures: 'Figures',
  estimates: 'Estimates to look at',
  whatIf: 'What if?',
  weekList: 'Week’s list',
  machines: 'Machines and trolleys',
  storage: 'Storage rules',
  orders: 'Orders and budget',
  log: 'My log',
  reports: 'Reports',
  notices: 'Notices',
  imports: 'Import',
  school: 'School',
};

/** Names them at the foot of a phone, where there is room for one short word. */
export const shortPages: Partial<Record<keyof typeof pages, string>> = { fortnight: 'Fortnight', board: 'Week' };

/** Says what a key of the menu does: 'Go to Today'. */
export function goTo(page: string): string {
  return `Go to ${page}`;
}

/** Names what somebody is: 'teacher, technician'. */
export function roles(of: readonly Role[]): string {
  return of.map((role) => roleNames[role]).join(', ');
}

/** Names what somebody is, and where: 'teacher, Oakfield School'. */
export function rolesAt(of: readonly Role[], school: string): string {
  return `${roles(of)}, ${school}`;
}

/** Says that signing out failed; `detail` is what the server said of it. */
export function stillSignedIn(detail: string): string {
  return `You are still signed in. ${detail}`;
}

/** Says that something could not be taken back; `detail` is what the server said of it. */
export function notUndone(detail: string): string {
  return `Not undone. ${detail}`;
}
