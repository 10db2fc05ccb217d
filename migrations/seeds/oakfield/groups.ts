import type { SeedDepartmentName } from './school.js';

/** Whose lessons a teacher takes, and how many of them in two weeks. */
export interface TeacherShare {
  teacher: string;
  lessons: number;
}

/** A teaching group. Groups with a `classes` entry in common share pupils and never meet at once. */
export interface SeedGroup {
  code: string;
  year: number;
  pupils: number;
  subject: string;
  department: SeedDepartmentName;
  classes: string[];
  shares: TeacherShare[];
}

/** Groups that meet at the same times: an option block, or a column of the sixth form. */
export interface SeedBlock {
  groups: SeedGroup[];
}

const CLASSES = ['X1', 'X2', 'X3', 'X4', 'Y1', 'Y2', 'Y3'];
const CLASS_SIZES = [30, 30, 29, 27, 30, 29, 26];
const sizeOf = (name: string) => CLASS_SIZES[CLASSES.indexOf(name)] ?? 28;
const groupCode = (year: number, name: string, subject: string) => `${year}${name.charAt(0)}/${subject}${name.slice(1)}`;

interface ScienceLoad {
  teacher: string;
  subject: 'Biology' | 'Chemistry' | 'Physics';
  lowerSchool: string[];
  gcse: string[];
}

/** Who takes which class of years 7 to 9 for science, and of years 10 and 11 for one subject of it. */
const scienceLoads: ScienceLoad[] = [
  { teacher: 'HMA', subject: 'Biology', lowerSchool: ['7X1', '8Y1'], gcse: ['10X1', '10Y2', '11X2', '11Y3'] },
  { teacher: 'TOB', subject: 'Biology', lowerSchool: ['7X2', '9X1'], gcse: ['10X2', '10X3', '10Y3', '11X1', '11Y1'] },
  { teacher: 'GAD', subject: 'Biology', lowerSchool: ['8X1', '9X2'], gcse: ['10X4', '10Y1', '11X3', '11X4', '11Y2'] },
  { teacher: 'DCH', subject: 'Chemistry', lowerSchool: ['7X3', '9X3'], gcse: ['10X1', '10X4', '10Y2', '11X1', '11Y2'] },
  { teacher: 'FHU', subject: 'Chemistry', lowerSchool: ['8X2', '9X4'], gcse: ['10X2', '10Y1', '11X2', '11X3', '11Y3'] },
  { teacher: 'RLE', subject: 'Chemistry', lowerSchool: ['7X4', '8X3', '8Y2'], gcse: ['10X3', '10Y3', '11X4', '11Y1'] },
  { teacher: 'PPA', subject: 'Physics', lowerSchool: ['8X4', '9Y1'], gcse: ['10X3', '10Y2', '11X1', '11X4', '11Y3'] },
  { teacher: 'JWI', subject: 'Physics', lowerSchool: ['7Y1', '8Y3', '9Y2'], gcse: ['10X1', '10X4', '10Y1', '11X2', '11Y1'] },
  { teacher: 'EMC', subject: 'Physics', lowerSchool: ['7Y2', '7Y3', '9Y3'], gcse: ['10X2', '10Y3', '11X3', '11Y2'] },
];

const GCSE_LESSONS = 3;
const lowerSchoolLessons = (year: number) => (year === 9 ? 7 : 6);
const yearOf = (className: string) => Number.parseInt(className, 10);
const nameOf = (className: string) => className.replace(/^\d+/, '');

function scienceGroup(className: string, subject: string, short: string, share: TeacherShare): SeedGroup {
  const year = yearOf(className);
  const name = nameOf(className);
  const code = groupCode(year, name, short);
  return { code, year, pupils: sizeOf(name), subject, department: 'Science', classes: [className], shares: [share] };
}

const scienceGroups: SeedGroup[] = scienceLoads.flatMap(({ teacher, subject, lowerSchool, gcse }) => [
  ...lowerSchool.map((name) => scienceGroup(name, 'Science', 'Sc', { teacher, lessons: lowerSchoolLessons(yearOf(name)) })),
  ...gcse.map((name) => scienceGroup(name, subject, subject.slice(0, 2), { teacher, lessons: GCSE_LESSONS })),
]);

const smallerDepartments: { department: Exclude<SeedDepartmentName, 'Science'>; short: string; teachers: [string, string] }[] = [
  { department: 'D&T', short: 'Dt', teachers: ['MWE', 'SHU'] },
  { department: 'Food', short: 'Fd', teachers: ['ACO', 'BOL'] },
  { department: 'Art', short: 'Ar', teachers: ['LFR', 'NAZ'] },
  { department: 'ICT', short: 'It', teachers: ['KME', 'RAD'] },
];

const LOWER_SCHOOL_YEARS = [7, 8, 9];

const lowerSchoolGroups: SeedGroup[] = smallerDepartments.flatMap(({ department, short, teachers }) =>
  LOWER_SCHOOL_YEARS.flatMap((year) =>
    CLASSES.map((name, index) => ({
      code: groupCode(year, name, short),
      year,
      pupils: sizeOf(name),
      subject: department,
      department,
      classes: [`${year}${name}`],
      shares: [{ teacher: teachers[(index + year) % 2 === 0 ? 0 : 1], lessons: 2 }],
    })),
  ),
);

/** Years 10 and 11 choose one subject in each of two blocks, so a block takes the whole year at once. */
const optionBlocks: SeedBlock[] = [10, 11].flatMap((year) =>
  (['A', 'B'] as const).map((block, place) => ({
    groups: smallerDepartments.map(({ department, short, teachers }, index) => ({
      code: `${year}${block}/${short}1`,
      year,
      pupils: 18 + ((index + place + year) % 4) * 2,
      subject: department,
      department,
      classes: CLASSES.map((name) => `${year}${name}`),
      shares: [{ teacher: teachers[place] ?? teachers[0], lessons: 5 }],
    })),
  })),
);

function sixthForm(code: string, pupils: number, subject: string, department: SeedDepartmentName, teachers: [string, string]): SeedGroup {
  const year = yearOf(code);
  return { code, year, pupils, subject, department, classes: [`${year}`], shares: teachers.map((teacher) => ({ teacher, lessons: 5 })) };
}

/** A-level columns: a student takes at most one subject of each. */
const sixthFormBlocks: SeedBlock[] = [
  { groups: [sixthForm('12/Bi1', 16, 'Biology', 'Science', ['HMA', 'TOB']), sixthForm('12/Ar1', 11, 'Art', 'Art', ['LFR', 'NAZ'])] },
  { groups: [sixthForm('12/Ch1', 15, 'Chemistry', 'Science', ['DCH', 'FHU']), sixthForm('12/It1', 12, 'ICT', 'ICT', ['KME', 'RAD'])] },
  { groups: [sixthForm('12/Ph1', 14, 'Physics', 'Science', ['PPA', 'JWI'])] },
  { groups: [sixthForm('12/Bi2', 13, 'Biology', 'Science', ['TOB', 'GAD'])] },
  { groups: [sixthForm('13/Bi1', 14, 'Biology', 'Science', ['GAD', 'HMA']), sixthForm('13/Dt1', 8, 'D&T', 'D&T', ['MWE', 'SHU'])] },
  { groups: [sixthForm('13/Ch1', 12, 'Chemistry', 'Science', ['FHU', 'RLE'])] },
  { groups: [sixthForm('13/Ph1', 10, 'Physics', 'Science', ['PPA', 'EMC'])] },
  { groups: [sixthForm('13/Ch2', 9, 'Chemistry', 'Science', ['RLE', 'DCH'])] },
];

/** What must be placed in the timetable, hardest first: what takes most pupils and teachers at once comes before single classes. */
export const blocks: readonly SeedBlock[] = [
  ...optionBlocks,
  ...sixthFormBlocks,
  ...scienceGroups.map((group) => ({ groups: [group] })),
  ...lowerSchoolGroups.map((group) => ({ groups: [group] })),
];

/** Every teaching group of the timetable. Years 7 to 11 have seven classes each; the sixth form makes up the 1,200. */
export const groups: readonly SeedGroup[] = blocks.flatMap((block) => block.groups);
