import { Injectable } from '@nestjs/common';
import { type Lexicon, lexiconOf, type ReadingSchool, type Thing } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { type Known, KnownSubstances } from '../substances/index.js';
import { READING_MARK, READING_NAMES } from './plain-request.statements.js';

/** A library of 5,000 practicals is some megabytes of words: few schools write at one moment. */
const MAX_SCHOOLS = 8;

/** What messages of a school are read by, but for the lessons of who writes. */
export interface SchoolNames extends Pick<ReadingSchool, 'rooms' | 'groups'> {
  lexicon: Lexicon;
}

/** The words of each school's kit and library, rooms and classes, kept in memory under a mark that changes with them. */
@Injectable()
export class KeptLexicons {
  /** In order of last use. */
  private readonly kept = new Map<string, { mark: string; names: SchoolNames }>();

  constructor(
    private readonly db: Database,
    private readonly substances: KnownSubstances,
  ) {}

  /** Knows the names of the principal's school as they are now. One statement where they are kept, two otherwise. */
  async of(principal: Principal): Promise<SchoolNames> {
    const { schoolId } = principal;
    const known = await this.substances.of(principal);
    const [row] = await this.db.read(schoolId, READING_MARK, [schoolId]);
    const kept = this.kept.get(schoolId);
    const isAsItWas = kept !== undefined && kept.mark === `${row?.mark} ${known.version}`;
    const now = isAsItWas ? kept : await this.read(schoolId, known);
    this.use(schoolId, now);
    return now.names;
  }

  /** Reads the names and their mark as they are at one moment: what is changed meanwhile has another mark. */
  private async read(schoolId: string, { all: substances, version }: Known): Promise<{ mark: string; names: SchoolNames }> {
    const [row] = await this.db.read(schoolId, READING_NAMES, [schoolId]);
    const { apparatus = [], supplies = [], practicals = [], rooms = [], groups = [], mark = '' } = row ?? {};
    const owned = new Set(apparatus.map(({ name }) => name.toLowerCase()));
    const things: Thing[] = [
      ...apparatus.map(({ labelled, ...one }): Thing => ({ kind: 'apparatus', ...one, isLabelled: labelled })),
      ...supplies
        .filter((name) => !owned.has(name.toLowerCase()))
        .map((name): Thing => ({ kind: 'consumable', id: null, name, aliases: [] })),
      ...substances.map(({ name, aliases }): Thing => ({ kind: 'chemical', id: null, name, aliases })),
    ];
    return { mark: `${mark} ${version}`, names: { lexicon: lexiconOf(things, practicals), rooms, groups } };
  }

  private use(schoolId: string, now: { mark: string; names: SchoolNames }): void {
    this.kept.delete(schoolId);
    this.kept.set(schoolId, now);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_SCHOOLS && oldest !== undefined) this.kept.delete(oldest);
  }
}
