import { Injectable } from '@nestjs/common';
import type { Rules } from '../calendar/index.js';
import { Database } from '../core/database/index.js';
import { Kept, type Weight } from '../core/kept/index.js';
import type { AskedEntry } from './asked-entry.js';
import type { AskedPractical } from './asked-practical.js';

/** What is kept of all entries takes up at most so many bytes, and as much what is kept of all practicals. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Of an entry with its names, and of each who teaches it beside its teacher; of the kit of a practical, and of each thing in it. */
const ENTRY_BYTES = 1100;
const PERSON_BYTES = 250;
const KIT_BYTES = 100;
const THING_BYTES = 80;

interface Known {
  version: number;
  entry: AskedEntry;
}

/**
 * The timetable entries that were asked for, kept in memory while the school's rules stay as they are: whatever changes an entry, or a name in
 * it, raises the school's `rules_version` first. And what kit a practical had when it was read last, which may be old: by that it is guessed
 * what to look up.
 */
@Injectable()
export class KnownEntries {
  private readonly entries = new Kept<Known>(MOST_BYTES, weightOfEntry);
  private readonly kits = new Kept<readonly string[]>(MOST_BYTES, weightOfKit);

  constructor(private readonly db: Database) {}

  /** The entry of a school as it is by these rules, where that is known. */
  of({ schoolId, version }: Pick<Rules, 'schoolId' | 'version'>, entryId: string): AskedEntry | undefined {
    const known = this.entries.get(`${schoolId} ${entryId}`);
    return known?.version === version ? known.entry : undefined;
  }

  /** The ids of the apparatus that a practical had when it was read last. */
  kitOf(schoolId: string, practicalId: string): readonly string[] | undefined {
    return this.kits.get(`${schoolId} ${practicalId}`);
  }

  /** Keeps what the ambient transaction has read at a version of the rules, once it is committed: what it may have written itself is then so. */
  keep(schoolId: string, version: number, entry: AskedEntry, practical: AskedPractical | null): void {
    this.db.afterCommit(() => {
      this.entries.set(`${schoolId} ${entry.id}`, { version, entry });
      if (practical) this.kits.set(`${schoolId} ${practical.id}`, kitIdsOf(practical));
    });
  }
}

function kitIdsOf({ lines }: AskedPractical): string[] {
  return [...new Set(lines.flatMap(({ apparatusId }) => apparatusId ?? []))];
}

function weightOfEntry({ entry }: Known): Weight {
  return { own: ENTRY_BYTES + entry.otherTeachers.length * PERSON_BYTES };
}

function weightOfKit(ids: readonly string[]): Weight {
  return { own: KIT_BYTES + ids.length * THING_BYTES };
}
