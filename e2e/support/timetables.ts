import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const REAL = join(import.meta.dirname, '../../../shared/data/timetables');

/** A timetable as a browser uploads it. */
export interface TimetableFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A real school's timetable where it lies beside the checkout, else a small one of the same form, which is said on the console. */
export function timetable(name: string, sample: () => string): TimetableFile {
  const path = join(REAL, name);
  if (existsSync(path)) return { name, mimeType: 'text/csv', buffer: readFileSync(path) };
  console.info(`${name} is not beside this checkout: a small timetable of the same form is imported instead.`);
  return { name, mimeType: 'text/csv', buffer: Buffer.from(sample()) };
}

/** Five days of six periods with headers of another system's, and one teacher in two places. */
export function weeklySample(): string {
  const rows = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].flatMap((day) =>
    [1, 2, 3, 4, 5, 6].flatMap((period) =>
      [1, 2, 3, 4].map((group) => `${day}_${period}_${group},${day},${period},Sc,${group + 6}A,T${group},Lab ${group},Science`),
    ),
  );
  return ['event_id,day,period,subject_code,class_code,teacher_code,room,course', ...rows, 'extra,Mon,1,Sc,11A,T1,Lab 5,Science', ''].join(
    '\n',
  );
}

/** Six days of a rotating cycle as FET exports them, with an activity of two teachers. */
export function rotatingSample(): string {
  const hours = ['08:30~09:10', '09:10~09:50', '10:05~10:45', '10:45~11:25'];
  const rows = [1, 2, 3, 4, 5, 6].flatMap((day) =>
    hours.flatMap((hour, at) =>
      [1, 2, 3].map((form) => {
        const teachers = at === 0 ? `T00${form}+T010` : `T00${form}`;
        return `"${day}${at}${form}","DAY ${day}","${hour}","${form}A","Science","${teachers}","S1","Room 0${form}",""`;
      }),
    ),
  );
  return ['"Activity Id","Day","Hour","Students Sets","Subject","Teachers","Activity Tags","Room","Comments"', ...rows, ''].join('\n');
}
