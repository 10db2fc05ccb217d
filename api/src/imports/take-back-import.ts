import { Injectable } from '@nestjs/common';
import { TakeBacks } from '../core/events/index.js';
import { notFound } from '../core/problems/index.js';
import { UndoImport } from './undo-import.js';

/** Takes an import back by the token of its answer, as by its own route. */
@Injectable()
export class TakeBackImport {
  constructor(takeBacks: TakeBacks, imports: UndoImport) {
    takeBacks.add('timetable.imported', async (by, { event }) => {
      const { importId } = event.payload.after;
      if (importId === undefined) throw notFound('import');
      await imports.undo(by, importId);
    });
  }
}
