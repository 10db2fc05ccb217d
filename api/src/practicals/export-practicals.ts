import { Injectable } from '@nestjs/common';
import { LIBRARY_FILE, type LibraryFile, type Practical, type PracticalInFile } from '@app/shared';
import { Database, is, statement } from '../core/database/index.js';
import { DOCUMENT_OF } from './practicals.queries.js';

/** All practicals of a school ($1) that are in the library, by subject and title. */
export const ALL_DOCUMENTS = statement(
  { document: is.json<Practical>() },
  `SELECT ${DOCUMENT_OF} AS document FROM practical p WHERE p.school_id = $1 AND NOT p.archived
   ORDER BY lower(p.subject), lower(p.title), p.id LIMIT ${LIBRARY_FILE.practicals}`,
);

/** Writes the library as one file. */
@Injectable()
export class ExportPracticals {
  constructor(private readonly db: Database) {}

  /** Gives the library without ids, kit by its name; what is not said is left out. */
  async file(schoolId: string): Promise<LibraryFile> {
    const rows = await this.db.read(schoolId, ALL_DOCUMENTS, [schoolId]);
    return { format: LIBRARY_FILE.format, practicals: rows.map(({ document }) => inFile(document)) };
  }
}

/** A practical as a file has it. */
export function inFile({ id: _id, version: _version, archived: _archived, lines, ...said }: Practical): PracticalInFile {
  const of = ({ id: _line, apparatusId: _kit, location: _place, needed: _needed, short: _short, ...line }: Practical['lines'][0]) =>
    known(line);
  return { ...known(said), lines: lines.map(of) } as PracticalInFile;
}

/** What is said: what is null, nothing or nought is left out. */
function known(fields: object): object {
  const isSaid = (value: unknown) =>
    value !== null && value !== '' && value !== 0 && value !== false && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isSaid(value)));
}
