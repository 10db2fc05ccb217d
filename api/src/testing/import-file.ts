import type { ImportAnswer } from '@app/shared';
import type { Answer, Client, TestApp } from './test-app.js';
import type { TestSchool } from './test-school.js';

export const TIMETABLE_HEADER = 'day,period,class_code,subject_code,teacher_code,room';
/** Two lessons of 10A with ABC, and one of 9B with DEF. */
export const TIMETABLE = `${TIMETABLE_HEADER}\nTue,1,10A,Sc,ABC,Lab 1\nWed,2,10A,Sc,ABC,Lab 1\nTue,1,9B,Ar,DEF,Studio\n`;

/** One part of an upload: a field, or a file. */
export type Part = { name: string; value: string } | { name: string; file: string; bytes: Buffer };

/** A multipart body as a browser writes it. */
export function multipart(parts: Part[], end = true): { body: Buffer; headers: Record<string, string> } {
  const line = 'a-line-that-no-file-holds';
  const chunks = parts.flatMap((part) => {
    const head = 'file' in part ? `; filename="${part.file}"\r\nContent-Type: text/csv` : '';
    const start = `--${line}\r\nContent-Disposition: form-data; name="${part.name}"${head}\r\n\r\n`;
    return [Buffer.from(start), 'file' in part ? part.bytes : Buffer.from(part.value), Buffer.from('\r\n')];
  });
  const body = Buffer.concat([...chunks, Buffer.from(end ? `--${line}--\r\n` : '')]);
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${line}` } };
}

/** Uploads these parts. */
export function upload(client: Client, parts: Part[]): Promise<Answer<ImportAnswer>> {
  const { body, headers } = multipart(parts);
  return client.post<ImportAnswer>('/imports', body, headers);
}

/** Imports a file, as a timetable and at once unless the fields say otherwise. */
export function importFile(
  client: Client,
  file: string | Buffer,
  fields: Record<string, string> = {},
  name = 'timetable.csv',
): Promise<Answer<ImportAnswer>> {
  const all = { kind: 'timetable-csv', mode: 'apply', ...fields };
  return upload(client, [
    ...Object.entries(all).map(([field, value]) => ({ name: field, value })),
    { name: 'file', file: name, bytes: Buffer.isBuffer(file) ? file : Buffer.from(file) },
  ]);
}

/** How many rows of each kind the school has: the same before and after whatever must change nothing. */
export async function rowCounts(kit: TestApp, school: TestSchool): Promise<unknown> {
  const tables = ['timetable_entry', 'person', 'room', 'teaching_group', 'department', 'event'];
  const parts = tables.map((table) => `(SELECT count(*) FROM ${table} WHERE school_id = $1) AS ${table}`);
  const [row] = await kit.db.read(
    school.id,
    `SELECT ${parts.join(', ')}, (SELECT rules_version FROM school WHERE school_id = $1) AS rules`,
    [school.id],
  );
  return row;
}
