import type { CalendarBody } from '@app/shared';
import { importFile } from './import-file.js';
import type { TestApp } from './test-app.js';
import { AUTUMN_2026, TestSchool } from './test-school.js';

/** The calendar of the cases from the field: that of the rule book's examples, and a spring term. */
export const FIELD_CALENDAR: CalendarBody = {
  ...AUTUMN_2026,
  terms: [...AUTUMN_2026.terms, { name: 'Spring', from: '2027-01-04', to: '2027-03-25' }],
};

/** The timetable that the cases from the field begin with. */
export const BASE_TIMETABLE = `week,day,period,group,year,pupils,subject,department,teacher,room
,Mon,P3,10P,10,24,Science,Science,HOLT,North 1
,Mon,P4,10Q,10,22,Science,Science,BRAM,South 2
,Mon,P3,9R,9,30,Science,Science,KERR,North 3
,Wed,P5,10P,10,24,Science,Science,HOLT,North 1
`;

/** Makes the school of the cases from the field: its calendar, its timetable, and HOLT, BRAM and KERR signed in. */
export async function makeFieldSchool(kit: TestApp): Promise<TestSchool> {
  const school = await TestSchool.make(kit, { calendar: FIELD_CALENDAR });
  for (const key of ['HOLT', 'BRAM', 'KERR']) {
    await school.person(key, ['teacher']);
    await school.signIn(key);
  }
  const { status, body } = await importFile(school.client('admin'), BASE_TIMETABLE);
  if (status !== 200) throw new Error(`The timetable was not taken in: ${JSON.stringify(body)}`);
  return school;
}
