/** What is asked for, by method and route, that whoever looks into a stolen password wants to see; the inventory is docs/log-lines.md. */
export const SECURITY_EVENTS: Readonly<Record<string, string>> = {
  'POST /api/auth/session': 'sign-in',
  'DELETE /api/auth/session': 'sign-out',
  'PUT /api/auth/session': 'school-changed',
  'POST /api/auth/invitation': 'invitation-taken-up',
  'POST /api/auth/reset': 'reset-asked-for',
  'POST /api/auth/reset/accept': 'password-reset',
  'PUT /api/me/password': 'password-changed',
  'POST /api/me/prove': 'password-proved',
  'DELETE /api/me/sessions/:id': 'session-ended',
  'POST /api/people': 'person-added',
  'POST /api/people/bulk': 'people-added',
  'PUT /api/people/:id': 'person-changed',
  'POST /api/people/:id/invitation': 'person-invited',
  'POST /api/people/:id/leave': 'person-left',
  'POST /api/people/:id/forget': 'person-forgotten',
  'POST /api/people/merge': 'people-merged',
  'PUT /api/school': 'settings-changed',
  'POST /api/departments': 'settings-changed',
  'PUT /api/departments/:id': 'settings-changed',
  'PUT /api/departments/:id/policy': 'settings-changed',
  'PUT /api/calendar': 'settings-changed',
  'PUT /api/budgets/year': 'settings-changed',
  'PUT /api/budgets/:id': 'settings-changed',
  'PUT /api/week-list/cut-offs/:id': 'settings-changed',
  'PUT /api/storage': 'settings-changed',
  'POST /api/imports': 'import',
  'POST /api/imports/:id/undo': 'import-undone',
  'GET /api/activity': 'activity-read',
  'POST /api/setup': 'setup',
  'POST /api/schools': 'operator',
};

/** What an answer is called that is saved as a file, whatever route gave it. */
export const EXPORT = 'export';
/** Worksheets and diagrams of the library, which are looked at as pages are. */
const NO_EXPORTS: readonly string[] = ['/api/files/:id'];
const ENDING = /\.(csv|json|pdf|zip)"?$/;

/**
 * The kind of file that an answer takes out of the school, by the name under which it is saved (its content-disposition); null where it is
 * none. A list that is given as a file later needs no line here.
 */
export function exportOf(method: string, route: string | null, disposition: unknown): string | null {
  if (method !== 'GET' || route === null || NO_EXPORTS.includes(route) || typeof disposition !== 'string') return null;
  return ENDING.exec(disposition)?.[1] ?? null;
}

/** What a security event came to, by the status of its answer. */
export function outcomeOf(status: number): 'done' | 'refused' | 'throttled' | 'failed' {
  if (status === 429) return 'throttled';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'done';
}

/** Names the security event that an answered request is; null where it is none. */
export function securityEvent(method: string, route: string | null, status: number): string | null {
  const named = route === null ? undefined : SECURITY_EVENTS[`${method} ${route}`];
  if (named !== undefined) return named;
  if (status === 403) return 'not-allowed';
  return status === 429 ? 'too-many-requests' : null;
}
