import type { Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import type { Message } from '../core/mail/index.js';

/** The e-mail that carries a person's invitation, in the ambient transaction of the school. It goes at once: somebody is waiting for it. */
export async function invitationMail(
  db: Database,
  nowMs: number,
  personId: string,
  email: string,
  invitationUrl: string,
): Promise<Message> {
  const school = await db.one<{ name: string }>('SELECT name FROM school');
  return {
    personId,
    event: 'person.invited',
    eventKey: `invitation:${newId()}`,
    subject: `Your invitation to ${school?.name ?? 'your school'} on Requisite`,
    text: `${school?.name ?? 'Your school'} uses Requisite to ask for practicals and to prepare them, and invites you to join.\n\nOpen this link to choose a password. It is for you alone, serves once, and ends after 14 days:`,
    link: null,
    to: email,
    mailAfterMs: nowMs,
    mailOnly: true,
    secretLink: invitationUrl,
  };
}
