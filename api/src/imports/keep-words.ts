import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { IMPORT_WORDS_ABOUT, type ImportWordAbout } from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { ImportWordRow } from './import.entity.js';
import { SOMEBODY_NEW } from './teachers.js';
import { type Corrections, noWords, type WordsKnown } from './words-said.js';

export const WORDS_SAID = statement(
  {
    about: is.text.as<ImportWordAbout>(),
    word: is.text,
    written: is.text,
    meaning: is.text.orNull,
    personId: is.uuid.orNull,
  },
  'SELECT about, word, written, meaning, person_id AS "personId" FROM import_word WHERE school_id = $1 ORDER BY about, word',
);

/** Remembers for a school what people said that the words of its files mean. */
@Injectable()
export class KeepWords {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What was said before, in the ambient transaction. */
  async known(schoolId: string): Promise<WordsKnown> {
    const known = noWords();
    for (const { about, word, written, meaning, personId } of await this.db.query(WORDS_SAID, [schoolId]))
      known[about].set(word, { written, meaning: about === 'teachers' ? (personId ?? SOMEBODY_NEW) : meaning });
    return known;
  }

  /** Remembers what was said with a file that is taken in, in the ambient transaction. */
  async keep(schoolId: string, { words, forgotten }: Corrections): Promise<void> {
    const at = instant(this.clock.nowMs());
    const rows: ImportWordRow[] = [];
    for (const about of IMPORT_WORDS_ABOUT) {
      const gone = [...words[about].keys(), ...forgotten[about]];
      if (gone.length > 0) await this.db.delete(ImportWordRow, { about, word: In(gone) });
      for (const [word, { written, meaning }] of words[about]) {
        const isPerson = about === 'teachers';
        const personId = isPerson && meaning !== SOMEBODY_NEW ? meaning : null;
        rows.push({ ...{ schoolId, about, word, written, at, personId }, meaning: isPerson ? null : meaning });
      }
    }
    await this.db.insert([ImportWordRow, rows]);
  }
}
