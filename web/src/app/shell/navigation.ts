import type { Me } from '@app/shared/contracts';
import type { Permission, Role } from '@app/shared/rules';
import type { IconName } from '../ui/icon/icon-paths';

/** One entry of the menu: who sees it, for whom it is the home screen, and the key after `g` that opens it. */
export interface Entry {
  path: string;
  label: string;
  icon: IconName;
  permission: Permission;
  /** Only for these roles, where the permission alone reaches more people than the page is for. */
  roles?: readonly Role[];
  homeOf?: Role;
  key?: string;
}

/** The whole menu in its order; the first entry that a person may see is the home screen, a role's own home before it. */
export const ENTRIES: readonly Entry[] = [
  {
    path: '/fortnight',
    label: 'My fortnight',
    icon: 'fortnight',
    permission: 'requisitions.ask',
    roles: ['teacher'],
    homeOf: 'teacher',
    key: 't',
  },
  { path: '/today', label: 'Today', icon: 'today', permission: 'prep.read', homeOf: 'technician', key: 'p' },
  { path: '/workload', label: 'Workload', icon: 'workload', permission: 'workload.read', homeOf: 'head', key: 'w' },
  { path: '/requests', label: 'Requests', icon: 'requests', permission: 'requisitions.read', key: 'r' },
  { path: '/imports', label: 'Import', icon: 'imports', permission: 'imports.write', key: 'i' },
  { path: '/school', label: 'School', icon: 'settings', permission: 'policy.write', homeOf: 'admin', key: 's' },
];

const HOME_ORDER: readonly Role[] = ['technician', 'head', 'teacher', 'admin'];

/** The entries that this person may open, home first. */
export function entriesFor(me: Me): Entry[] {
  const seen = ENTRIES.filter(
    (entry) => me.permissions.includes(entry.permission) && (!entry.roles || entry.roles.some((role) => me.roles.includes(role))),
  );
  const home = HOME_ORDER.filter((role) => me.roles.includes(role))
    .map((role) => seen.find((entry) => entry.homeOf === role))
    .find((entry) => entry !== undefined);
  return home ? [home, ...seen.filter((entry) => entry !== home)] : seen;
}

/** Where this person's day begins. */
export function homeOf(me: Me): string {
  return entriesFor(me)[0]?.path ?? '/requests';
}
