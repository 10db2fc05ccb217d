import { type Database, is, statement } from '../core/database/index.js';
import type { Mail } from '../core/mail/index.js';

export const SCHOOL_NAME = statement({ name: is.text }, 'SELECT name FROM school WHERE school_id = $1');

/** The e-mails that carry the invitations of many, as `invitationMail` makes one. */
export async function invitationMails(
  db: Database,
  schoolId: string,
  nowMs: number,
  people: readonly (Mail['to'] & { url: string })[],
): Promise<Mail[]> {
  if (people.length === 0) return [];
  const school = await db.one(SCHOOL_NAME, [schoolId]);
  return people.map(({ url, ...to }) => mailOf(school?.name, nowMs, to, url));
}

/** The e-mail that carries a person's invitation, in the ambient transaction of the school. It goes at once: somebody is waiting for it. */
export async function invitationMail(db: Database, schoolId: string, nowMs: number, to: Mail['to'], invitationUrl: string): Promise<Mail> {
  const school = await db.one(SCHOOL_NAME, [schoolId]);
  return mailOf(school?.name, nowMs, to, invitationUrl);
}

function mailOf(school: string | undefined, nowMs: number, to: Mail['to'], invitationUrl: string): Mail {
  return {
    kind: 'person.invited',
    to,
    subject: `Your invitation to ${school ?? 'your school'} on Requisite`,
    text: `${school ?? 'Your school'} uses Requisite to ask for practicals and to prepare them, and invites you to join.\n\nOpen this link to choose a password. It is for you alone, serves once, and ends after 14 days:`,
    link: null,
    dueMs: nowMs,
    secretLink: invitationUrl,
  };
}
