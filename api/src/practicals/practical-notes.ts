import { Injectable } from '@nestjs/common';
import { may, type PracticalNote, PRACTICAL_LIMITS } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement, turnAt } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId, newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { PracticalNoteRow } from './practical-note.entity.js';

/** Locks a practical ($2) of a school ($1) for whoever writes beside it, with how many notes it has and who writes ($3). */
export const LOCK_FOR_NOTE = statement(
  { id: is.uuid, notes: is.int, code: is.text, name: is.text },
  `SELECT p.id, (SELECT count(*)::int FROM practical_note n WHERE n.school_id = $1 AND n.practical_id = $2) AS notes, w.code, w.name
   FROM practical p JOIN person w ON w.school_id = $1 AND w.id = $3 WHERE p.school_id = $1 AND p.id = $2 FOR NO KEY UPDATE OF p`,
);

/** A note ($3) of a practical ($2) of a school ($1), locked. */
export const LOCK_NOTE = statement(
  { id: is.uuid, personId: is.uuid, at: is.instant, text: is.text },
  `SELECT id, person_id AS "personId", at, text FROM practical_note WHERE school_id = $1 AND practical_id = $2 AND id = $3 FOR UPDATE`,
);

/** Writes and takes away what people leave for whoever asks next. */
@Injectable()
export class PracticalNotes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /** Adds a note. @throws NOT_FOUND; INVALID naming `text` where there are as many as are kept */
  add(principal: Principal, practicalId: string, text: string): Promise<PracticalNote> {
    const { schoolId, personId } = principal;
    return this.db.transaction(schoolId, async () => {
      const turn = turnAt(this.db, `notes ${schoolId} ${practicalId}`);
      const [, found] = await Promise.all([turn, this.db.one(LOCK_FOR_NOTE, [schoolId, practicalId, personId])]);
      if (!found) throw notFound('practical');
      if (found.notes >= PRACTICAL_LIMITS.notes) throw invalid('text', words.library.note.tooMany(PRACTICAL_LIMITS.notes));
      const note = { id: newId(), at: instant(this.clock.nowMs()), text: text.trim() };
      await this.events.record(principal, { name: 'practical.noted', subjectId: practicalId, payload: { after: { noteId: note.id } } }, [
        PracticalNoteRow,
        [{ schoolId, practicalId, personId, ...note }],
      ]);
      this.undos.keep(principal);
      return { ...note, by: { id: personId, code: found.code, name: found.name } };
    });
  }

  /** Takes a note away. @throws NOT_FOUND; NOT_ALLOWED for somebody else's where one does not keep the library */
  remove(principal: Principal, practicalId: string, noteId: string): Promise<void> {
    const { schoolId } = principal;
    return this.db.transaction(schoolId, async () => {
      const note = isId(noteId) ? await this.db.one(LOCK_NOTE, [schoolId, practicalId, noteId]) : undefined;
      if (!note) throw notFound('note');
      if (!may(principal, 'practical.removeNote', note)) throw new ProblemError('NOT_ALLOWED', words.library.note.notYours);
      await this.db.delete(PracticalNoteRow, { id: noteId });
      await this.events.record(principal, { name: 'practical.note-removed', subjectId: practicalId, payload: { before: { noteId } } });
      const row: PracticalNoteRow = { schoolId, practicalId, ...note, at: instant(note.at) };
      this.undos.keep(principal, new Map([[practicalId, { kept: row }]]));
    });
  }
}
