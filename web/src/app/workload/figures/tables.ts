import type { Figures } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import type { PageWords } from '@app/shared/words';
import type { FigureLink, FigureRow } from './figure-card';
import type { heatOf } from './pictures';

/** For whom the tables are: their words, the date, of which department, and whether they may list late requests. */
interface Shown {
  words: PageWords;
  today: string;
  /** The days that are counted. */
  from: string;
  to: string;
  departmentId: string;
  mayList: boolean;
}

/** The requests of the days that are counted, narrowed to what a figure is made of. */
const requestsOf = ({ from, to, departmentId }: Shown, narrowed: Record<string, string>): FigureLink => ({
  path: '/requests',
  query: { view: 'past', from, to, department: departmentId, ...narrowed },
});
/** All that is not called off. */
const LIVE = 'submitted,queried,accepted,prepared,delivered,collected,cleared';

const causesIn = (causes: Figures['lateness']['causes'], { figures, requisitions }: PageWords) =>
  figures.causesOf(causes.map(({ reason, count }) => ({ cause: requisitions.lateCause(reason), count })));

/** Lateness by week; a week opens its late requests. Nothing where nothing was asked in any. */
export function lateRows(weeks: Figures['weeks'], { words, today, departmentId, mayList }: Shown): FigureRow[] {
  const { counts, figures } = words;
  if (weeks.every(({ asked, changedLate }) => asked === 0 && changedLate === 0)) return [];
  return weeks.map(({ week, asked, late, excused, rate, changedLate, causes }) => ({
    name: figures.week(week, today),
    link: mayList && late > 0 ? { path: '/workload/late', query: { from: week, to: addDays(week, 6), department: departmentId } } : null,
    cells: [
      ...[asked, late, excused].map((one) => counts.number(one)),
      figures.rate(rate),
      counts.number(changedLate),
      causesIn(causes, words),
    ],
  }));
}

/** Lateness by year group; a year, and classes of none, open their late requests. */
export function yearRows(years: Figures['years'], shown: Shown): FigureRow[] {
  const { words, mayList } = shown;
  const { counts, figures } = words;
  return years.map(({ year, asked, late, excused, rate, causes }) => ({
    name: figures.year(year),
    link: requestsOf(shown, { year: year === null ? 'none' : String(year), ...(mayList && late > 0 && { late: 'true' }) }),
    cells: [...[asked, late, excused].map((one) => counts.number(one)), figures.rate(rate), causesIn(causes, words)],
  }));
}

/** Why requests were late; a cause opens them to whoever may read it. */
export function causeRows(figures: Figures | undefined, { words, departmentId }: Shown, mayKnowWhy: boolean): FigureRow[] {
  return (figures?.lateness.causes ?? []).map(({ reason, count }) => ({
    name: words.requisitions.lateCause(reason),
    link:
      mayKnowWhy && figures
        ? { path: '/workload/late', query: { from: figures.from, to: figures.to, department: departmentId, reason } }
        : null,
    cells: [words.counts.number(count)],
  }));
}

/** Load against capacity by week; a week opens its days, its work the requests of those that are counted, the technicians' time who is there when. */
export function loadRows(weeks: Figures['weeks'], shown: Shown): FigureRow[] {
  const { words, today, departmentId } = shown;
  const { durations, figures } = words;
  const inside = (week: string) => ({ from: week < shown.from ? shown.from : week, to: [addDays(week, 6), shown.to].sort()[0]! });
  return weeks.map(({ week, workMinutes, technicianMinutes, unanswered, lessons }) => ({
    name: figures.week(week, today),
    link: { path: '/workload', query: { from: week, department: departmentId } },
    cells: [
      { text: durations.work(workMinutes), link: workMinutes > 0 ? requestsOf({ ...shown, ...inside(week) }, { status: LIVE }) : null },
      { text: durations.work(technicianMinutes), link: { path: '/board', query: { week, department: departmentId } } },
      figures.share(workMinutes, technicianMinutes),
      {
        text: figures.unansweredOf(unanswered, lessons),
        link:
          unanswered > 0 ? { path: '/workload/unanswered', query: { from: week, to: addDays(week, 6), department: departmentId } } : null,
      },
    ],
  }));
}

/** Periods by weekdays: practicals and their hours; each opens them. */
export function heatRows({ weekdays, periods, sums }: ReturnType<typeof heatOf>, shown: Shown): FigureRow[] {
  const { figures } = shown.words;
  return periods.map((period) => ({
    name: period,
    cells: weekdays.map((weekday) => {
      const sum = sums.find((one) => one.period === period && one.weekday === weekday);
      return { text: figures.cell(sum?.practicals ?? 0, sum?.minutes ?? 0), link: sum ? heatLink(sum, shown) : null };
    }),
  }));
}

/** The practicals of one period of a weekday. */
export function heatLink({ weekday, period }: { weekday: number; period: string }, shown: Shown): FigureLink {
  return requestsOf(shown, { weekday: String(weekday), period, status: LIVE });
}

/** What was short, and what it would cost to have so many more; an apparatus opens the requests that lacked it. */
export function shortRows(shortages: Figures['shortages'], shown: Shown): FigureRow[] {
  const { counts, figures } = shown.words;
  return shortages.map(({ apparatusId, name, times, most, there, price }) => ({
    name,
    link: requestsOf(shown, { shortOf: apparatusId }),
    cells: [
      ...[times, most, there].map((one) => counts.number(one)),
      figures.money(price),
      figures.money(price === null ? null : price * most),
    ],
  }));
}

/** What was prepared for nothing; a practical opens the requests that it was prepared for. */
export function wastedRows(wasted: Figures['wasted'], shown: Shown): FigureRow[] {
  const { counts, durations } = shown.words;
  return wasted.map(({ practicalId, title, cancelled, notUsed, minutes }) => ({
    name: title,
    link: requestsOf(shown, { wasted: 'true', ...(practicalId === null ? { q: title } : { practical: practicalId }) }),
    cells: [counts.number(cancelled), counts.number(notUsed), durations.work(minutes)],
  }));
}

/** Required practicals by class; a class opens its requests. */
export function coverageRows(coverage: Figures['coverage'], { words, departmentId }: Shown): FigureRow[] {
  const { counts, figures } = words;
  return coverage.map(({ groupId, group, year, required, done, missing }) => ({
    name: group,
    link: { path: '/requests', query: { view: 'past', group: groupId, department: departmentId } },
    cells: [
      figures.year(year),
      counts.number(done),
      counts.number(required),
      missing.length === 0 ? figures.coverage.all : missing.join(', '),
    ],
  }));
}

/** Lateness by teacher, in order of name, for their own head; a teacher opens their late requests. */
export function teacherRows(teachers: Figures['byTeacher'], shown: Shown): FigureRow[] {
  const { counts, figures } = shown.words;
  return (teachers ?? []).map(({ teacher, asked, late, excused, rate }) => ({
    name: teacher.name,
    link: requestsOf(shown, { teacher: teacher.id, ...(late > 0 && { late: 'true' }) }),
    cells: [...[asked, late, excused].map((one) => counts.number(one)), figures.rate(rate)],
  }));
}
