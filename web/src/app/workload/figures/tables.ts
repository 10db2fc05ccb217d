import type { Figures } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import type { PageWords } from '@app/shared/words';
import type { FigureRow } from './figure-card';
import type { heatOf } from './pictures';

/** For whom the tables are: their words, the date, of which department, and whether they may list late requests. */
interface Shown {
  words: PageWords;
  today: string;
  departmentId: string;
  mayList: boolean;
}

const causesIn = (causes: Figures['lateness']['causes'], { figures, requisitions }: PageWords) =>
  figures.causesOf(causes.map(({ reason, count }) => ({ cause: requisitions.lateCause(reason), count })));

/** Lateness by week; a week opens its late requests. */
export function lateRows(weeks: Figures['weeks'], { words, today, departmentId, mayList }: Shown): FigureRow[] {
  const { counts, figures } = words;
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

/** Lateness by year group. */
export function yearRows(years: Figures['years'], words: PageWords): FigureRow[] {
  const { counts, figures } = words;
  return years.map(({ year, asked, late, excused, rate, causes }) => ({
    name: figures.year(year),
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

/** Load against capacity by week; a week opens its days. */
export function loadRows(weeks: Figures['weeks'], { words, today, departmentId }: Shown): FigureRow[] {
  const { durations, figures } = words;
  return weeks.map(({ week, workMinutes, technicianMinutes, unanswered, lessons }) => ({
    name: figures.week(week, today),
    link: { path: '/workload', query: { from: week, department: departmentId } },
    cells: [
      durations.work(workMinutes),
      durations.work(technicianMinutes),
      figures.share(workMinutes, technicianMinutes),
      figures.unansweredOf(unanswered, lessons),
    ],
  }));
}

/** Periods by weekdays: practicals and their hours. */
export function heatRows({ weekdays, periods, sums }: ReturnType<typeof heatOf>, { figures }: PageWords): FigureRow[] {
  return periods.map((period) => ({
    name: period,
    cells: weekdays.map((weekday) => {
      const sum = sums.find((one) => one.period === period && one.weekday === weekday);
      return figures.cell(sum?.practicals ?? 0, sum?.minutes ?? 0);
    }),
  }));
}

/** What was short, and what it would cost to have so many more; an apparatus opens. */
export function shortRows(shortages: Figures['shortages'], { counts, figures }: PageWords): FigureRow[] {
  return shortages.map(({ apparatusId, name, times, most, there, price }) => ({
    name,
    link: { path: `/apparatus/${apparatusId}` },
    cells: [
      ...[times, most, there].map((one) => counts.number(one)),
      figures.money(price),
      figures.money(price === null ? null : price * most),
    ],
  }));
}

/** What was prepared for nothing; a practical opens. */
export function wastedRows(wasted: Figures['wasted'], { counts, durations }: PageWords): FigureRow[] {
  return wasted.map(({ practicalId, title, cancelled, notUsed, minutes }) => ({
    name: title,
    link: practicalId === null ? null : { path: `/library/${practicalId}` },
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

/** Lateness by teacher, in order of name, for their own head. */
export function teacherRows(teachers: Figures['byTeacher'], { counts, figures }: PageWords): FigureRow[] {
  return (teachers ?? []).map(({ teacher, asked, late, excused, rate }) => ({
    name: teacher.name,
    cells: [...[asked, late, excused].map((one) => counts.number(one)), figures.rate(rate)],
  }));
}
