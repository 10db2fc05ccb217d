import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { JOURNEYS_OPERATOR } from './demo-people.js';

/** One more school on the journeys' server, with nobody in it but its admin. */
export interface OwnSchool {
  name: string;
  email: string;
  password: string;
}

/** Makes a school that no other journey knows. @throws Error when the server refuses it */
export async function ownSchool(request: APIRequestContext, name: string): Promise<OwnSchool> {
  const email = `admin-${randomUUID()}@school.example`;
  const password = 'three rivers and a bridge';
  const answer = await request.post('/api/schools', {
    headers: { authorization: `Bearer ${JOURNEYS_OPERATOR}` },
    data: { school: { name, timeZone: 'Europe/London' }, admin: { name: 'Bo Lindgren', email, password } },
  });
  if (!answer.ok()) throw new Error(`The school was not made: ${answer.status()} ${await answer.text()}`);
  return { name, email, password };
}
