import type { Person } from '@app/shared/contracts';
import { allows, plainWords, type Role } from '@app/shared/rules';

export const ROLE_LABELS: readonly { role: Role; label: string; says: string }[] = [
  { role: 'teacher', label: 'Teacher', says: 'asks for practicals' },
  { role: 'technician', label: 'Technician', says: 'prepares them' },
  { role: 'head', label: 'Head of department', says: 'sees the work and sets the deadline' },
  { role: 'admin', label: 'Administrator', says: 'sets up the school' },
];

export const SIGN_IN_LOOKS = {
  joined: { word: 'joined', tone: 'ok', icon: 'check' },
  invited: { word: 'invited', tone: 'wait', icon: 'mail' },
  'never-invited': { word: 'not invited', tone: 'mute', icon: 'minus' },
} as const;

/** Whether somebody of these roles takes tasks, and so has working hours. */
export function takesTasks(roles: readonly Role[]): boolean {
  return allows(roles, 'tasks.take');
}

/** Names roles in the order in which they are always listed: 'teacher, head of department'. */
export function roleWords(roles: readonly Role[]): string {
  return ROLE_LABELS.filter(({ role }) => roles.includes(role))
    .map(({ label }) => label.toLowerCase())
    .join(', ');
}

/** Whether the words are in a person's name, code or address. */
export function matches(person: Person, words: string): boolean {
  const text = plainWords(`${person.name} ${person.code} ${person.email ?? ''}`);
  return plainWords(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
