import { Injectable } from '@nestjs/common';
import type { Practical } from '@app/shared';
import { Database } from '../core/database/index.js';
import { Events, TakeBacks } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { BLANK } from './practical-document.js';
import { PracticalNoteRow } from './practical-note.entity.js';
import { PracticalRow } from './practical.entity.js';
import { LOCK_PRACTICAL, PracticalsService } from './practicals.service.js';

/** Takes back what was done to the library: it is again as it was. */
@Injectable()
export class TakeBackLibrary {
  constructor(takeBacks: TakeBacks, db: Database, events: Events, practicals: PracticalsService) {
    takeBacks.add('practical.noted', async (by, { event }) => {
      const { noteId } = event.payload.after;
      const gone = await db.delete(PracticalNoteRow, { id: noteId });
      if (gone > 0)
        await events.record(by, { name: 'practical.note-removed', subjectId: event.subjectId, payload: { before: { noteId } } });
    });
    takeBacks.add('practical.note-removed', async (by, { event, kept }) => {
      const { noteId } = event.payload.before;
      await events.record(by, { name: 'practical.noted', subjectId: event.subjectId, payload: { after: { noteId } } }, [
        PracticalNoteRow,
        [kept as PracticalNoteRow],
      ]);
    });
    takeBacks.add('practical.added', async (by, { event, refuseIfBuiltOn }) => {
      const { subjectId } = event;
      const now = await db.one(LOCK_PRACTICAL, [by.schoolId, subjectId]);
      await refuseIfBuiltOn();
      // requests that were made of it meanwhile keep it
      if (now && !now.archived) await practicals.archive(by, subjectId);
    });
    takeBacks.add('practical.changed', async (by, { event, kept, refuseIfBuiltOn }) => {
      const now = await practicals.forChange(by.schoolId, event.subjectId);
      await refuseIfBuiltOn();
      const before = kept as Practical;
      const lines = before.lines.map((line) => ({ ...line, id: newId() }));
      await practicals.keepVersion(by, now, { ...BLANK, ...before, lines, archived: now.archived });
    });
    takeBacks.add('practical.archived', async (by, { event, refuseIfBuiltOn }) => {
      const { subjectId } = event;
      const now = await db.one(LOCK_PRACTICAL, [by.schoolId, subjectId]);
      await refuseIfBuiltOn();
      if (!now?.archived) return;
      await db.update(PracticalRow, { id: subjectId }, { archived: false });
      const { version, title } = now;
      await events.record(by, { name: 'practical.restored', subjectId, payload: { after: { version, title } } });
    });
    takeBacks.add('practical.restored', async (by, { event, refuseIfBuiltOn }) => {
      const { subjectId } = event;
      const now = await db.one(LOCK_PRACTICAL, [by.schoolId, subjectId]);
      await refuseIfBuiltOn();
      if (now && !now.archived) await practicals.archive(by, subjectId);
    });
  }
}
