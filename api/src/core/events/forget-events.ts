import { Injectable, type OnModuleInit } from '@nestjs/common';
import { instant } from '../clock/index.js';
import { command, Database, is, statement } from '../database/index.js';
import {
  type Forgotten,
  ForgetPeople,
  ForgetYears,
  type KeptFrom,
  type PersonForgetter,
  type YearsForgetter,
} from '../forgetting/index.js';

/**
 * Takes away what happened at a school ($1) before an instant ($2), so much ($3). History is written once: it is the owner's own function
 * that does it, and it goes by how long the school says that it keeps, never by what is sent.
 */
export const FORGET_HISTORY = statement({ gone: is.int.orNull }, 'SELECT forget_history($1, $2, $3) AS gone');
/** Takes the names and addresses of somebody ($2) who is forgotten out of the history of a school ($1). */
export const FORGET_PERSON = command('SELECT forget_person($1, $2)');

/** Forgets what happened in years that are kept no longer, and the names of people who are forgotten. */
@Injectable()
export class ForgetEvents implements YearsForgetter, PersonForgetter, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly years: ForgetYears,
    private readonly people: ForgetPeople,
  ) {}

  onModuleInit(): void {
    this.years.register(this);
    this.people.register(this);
  }

  /** Takes events away but for those of requests that stay, of who turned out to be whom, and of what the library became. */
  async forgetBefore(schoolId: string, { ms }: KeptFrom, most: number): Promise<number> {
    const row = await this.db.one(FORGET_HISTORY, [schoolId, instant(ms), most]);
    return row?.gone ?? 0;
  }

  /** Takes a person's names out of what happened to them. */
  async forgetPerson(schoolId: string, { personId }: Forgotten): Promise<void> {
    await this.db.query(FORGET_PERSON, [schoolId, personId]);
  }
}
