import { TIMETABLE_LIMITS } from '../reading/limits.js';

/** Bounds a password: 12 to 200 characters, no other rule (ASVS 5.0, 6.2: length, not composition). */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** Bounds what a person is known by, in characters; an e-mail address may have 64 before the @ and 255 after it. */
export const PERSON_LIMITS = {
  name: 120,
  email: 320,
  code: TIMETABLE_LIMITS.personCode,
  title: 80,
  specialisms: 20,
} as const;

/** Bounds the name of a school, in characters. */
export const SCHOOL_NAME_LENGTH = 120;

/** Says whether a text may be an e-mail address: something, an @, something. Whether mail arrives only the mail can tell. */
export function looksLikeEmail(text: string): boolean {
  return /^\S[^\s@]*@\S+$/.test(text);
}
