import type { Department, Person } from '@app/shared/contracts';
import { allows, belongsTo, isUnnamed, type PlainAct, withoutHalfTerm } from '@app/shared/rules';
import type { PageWords } from '@app/shared/words';
import type { CalendarPages } from '../school/calendar-book';

/** What is known of a school while it is set up. */
export interface SetUpFacts {
  book: CalendarPages;
  /** On the coming five teaching days. */
  lessons: number;
  hasPracticals: boolean;
  /** A teacher has sent a request, whatever became of it. */
  hasAsked: boolean;
  people: readonly Person[];
  departments: readonly Department[];
}

/** A place to go on; `act` is what somebody must be allowed to. */
export interface StepLink {
  path: string;
  label: string;
  act: PlainAct;
  query?: Record<string, string>;
}

/** One step: `waits` until an earlier one is done. */
export interface Step {
  id: 'calendar' | 'timetable' | 'deadlines' | 'library' | 'people' | 'request';
  heading: string;
  says: string;
  state: 'done' | 'to-do' | 'waits';
  link: StepLink | null;
}

/** Something to look at that no step shows by being undone. */
export interface SetUpWarning {
  says: string;
  link: StepLink;
}

/** The steps of a school from nothing to its first request, in order, each with how far it is and what it waits for. */
export function setUpSteps(facts: SetUpFacts, words: PageWords, teaches: boolean): Step[] {
  const { book, lessons, hasPracticals, hasAsked, people, departments } = facts;
  const said = words.setUp.steps;
  const hasCalendar = book.terms.length > 0 && book.periods.length > 0;
  const active = people.filter((one) => one.active);
  const joined = active.filter((one) => one.signIn === 'joined').length;
  const invited = active.filter((one) => one.signIn === 'invited').length;
  const settled = departments.filter(isSettled).length;
  // which day is a good one to begin on, only a calendar says
  const canBegin = hasCalendar && departments.length > 0;
  const ready = lessons > 0 && hasPracticals;
  const isStaffed = count(active, 'tasks.take') > 0 && !active.some(isUnnamed) && active.length > 1;
  return [
    {
      id: 'calendar',
      heading: said.calendar.heading,
      says: hasCalendar ? words.setUp.calendarHas(book.terms.length, periodsOf(book), book.closures.length) : said.calendar.first,
      state: hasCalendar ? 'done' : 'to-do',
      link: { path: '/school/calendar', label: said.calendar.open, act: 'calendar.write' },
    },
    {
      id: 'timetable',
      heading: said.timetable.heading,
      says: lessons > 0 ? words.setUp.lessonsShow(lessons) : hasCalendar ? said.timetable.first : said.timetable.waits,
      state: lessons > 0 ? 'done' : hasCalendar ? 'to-do' : 'waits',
      link: { path: '/imports', label: hasCalendar ? said.timetable.open : said.timetable.anyway, act: 'import.run' },
    },
    {
      id: 'deadlines',
      heading: said.deadlines.heading,
      says: !canBegin ? said.deadlines.waits : settled === departments.length ? said.deadlines.done : words.setUp.beginHint,
      state: !canBegin ? 'waits' : settled === departments.length ? 'done' : 'to-do',
      link: { path: '/school/departments', label: said.deadlines.open, act: 'school.see' },
    },
    {
      id: 'library',
      heading: said.library.heading,
      says: hasPracticals ? said.library.done : said.library.first,
      state: hasPracticals ? 'done' : 'to-do',
      link: null,
    },
    {
      id: 'people',
      heading: said.people.heading,
      says: active.length > 1 ? words.setUp.joined(joined, invited, active.length) : said.people.first,
      state: isStaffed && joined + invited === active.length ? 'done' : 'to-do',
      link: { path: '/school/people/add', label: said.people.open, act: 'person.write' },
    },
    {
      id: 'request',
      heading: said.request.heading,
      says: hasAsked ? said.request.done : !ready ? said.request.waits : teaches ? said.request.mine : said.request.others,
      state: hasAsked ? 'done' : ready ? 'to-do' : 'waits',
      link: !hasAsked && ready && teaches ? { path: '/fortnight', label: said.request.open, act: 'lesson.teach' } : null,
    },
  ];
}

/** Whether a department's deadline was confirmed, or the day said from which it counts; one that asks for nothing needs neither. */
export function isSettled({ asks, policy, deadlinesFrom }: Department): boolean {
  return !asks || policy !== null || deadlinesFrom !== null;
}

/** What stays wrong unawares: nobody who prepares at all or for a department, no hours, nobody who leads, no half term, people without names. */
export function setUpWarnings({ book, people, lessons, departments }: SetUpFacts, words: PageWords): SetUpWarning[] {
  const active = people.filter((one) => one.active);
  const technicians = active.filter(({ roles }) => allows(roles, 'tasks.take'));
  const without = withoutHalfTerm(book.terms, book.closures).map(({ name }) => name);
  const unserved = departments.filter((one) => isUnserved(one, technicians)).map(({ name }) => name);
  const unnamed = active.filter(isUnnamed).map(({ code }) => code);
  const add: StepLink = { path: '/school/people/add', label: words.setUp.steps.people.open, act: 'person.write' };
  const isBegun = lessons > 0 || active.length > 1;
  return [
    ...(without.length > 0
      ? [
          {
            says: words.calendar.noHalfTerm(without),
            link: { path: '/school/calendar', label: words.setUp.steps.calendar.open, act: 'calendar.write' as const },
          },
        ]
      : []),
    ...(isBegun && technicians.length === 0 ? [{ says: words.setUp.warnings.technician, link: add }] : []),
    ...(technicians.length > 0 && !technicians.some(({ workingPattern }) => workingPattern?.windows.length)
      ? [
          {
            says: words.setUp.warnings.hours,
            link: {
              path: `/school/people/${technicians[0]?.id ?? ''}`,
              label: words.setUp.warnings.giveHours,
              act: 'person.write' as const,
            },
          },
        ]
      : []),
    ...(isBegun && count(active, 'departments.lead') === 0 ? [{ says: words.setUp.warnings.head, link: add }] : []),
    ...(technicians.length > 0 && unserved.length > 0
      ? [
          {
            says: words.setUp.warnings.unserved(unserved),
            link: { path: '/school/departments', label: words.setUp.steps.deadlines.open, act: 'school.see' as const },
          },
        ]
      : []),
    ...(unnamed.length > 0
      ? [{ says: words.paste.unnamed(unnamed), link: { ...add, label: words.paste.giveNames, query: { unnamed: '' } } }]
      : []),
  ];
}

/** Whether nobody may answer what a department asks for: no technician belongs to it, and it does not share its work. */
export function isUnserved({ id, asks, teamShared }: Department, technicians: readonly Person[]): boolean {
  return asks && !teamShared && !technicians.some(({ departmentIds }) => belongsTo(departmentIds, id));
}

/** How many of these people may do this. */
export function count(people: readonly Person[], permission: Parameters<typeof allows>[1]): number {
  return people.filter(({ roles, active }) => active && allows(roles, permission)).length;
}

/** How many periods a calendar has: one that begins at other times on some weekdays is one. */
function periodsOf({ periods }: SetUpFacts['book']): number {
  return new Set(periods.map(({ name, schedule }) => `${schedule ?? ''}\n${name}`)).size;
}
