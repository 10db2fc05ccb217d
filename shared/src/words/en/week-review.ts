import type { IsoDate } from '../../time/iso-date.js';
import { counted, number } from './counts.js';
import { day } from './dates.js';
import { work } from './durations.js';
import type { MessageText } from './messages.js';
import { sentence } from './overloads.js';
import { verdict, type WeekFacts as Coming } from './workload.js';

/** Minutes of work, and of technicians' time; null where nobody has said when they work. */
export interface WeekLoad {
  workMinutes: number;
  technicianMinutes: number | null;
}

/** How a department's week went, and what is said of the next one; `nextWeek` null where the calendar ends. */
export interface WeekFacts {
  department: string;
  asked: number;
  /** Those that are excused among them. */
  late: number;
  excused: number;
  short: number;
  /** Made and not used. */
  wasted: number;
  thisWeek: WeekLoad;
  nextWeek: Coming | null;
}

/** Says how a teaching week went, department by department, for an e-mail to their head. */
export function mail({
  from,
  to,
  departments,
  timeZone,
}: {
  from: IsoDate;
  to: IsoDate;
  departments: readonly WeekFacts[];
  timeZone: string;
}): MessageText {
  const span = from === to ? day(from) : `${day(from)} to ${day(to)}`;
  const [asked, late] = [sumOf(departments, 'asked'), sumOf(departments, 'late')];
  return {
    subject: `The week ${span}: ${counted(asked, 'request')}, ${number(late)} late`,
    lines: departments.flatMap((facts, at) => [...(at > 0 ? [''] : []), ...department(facts, timeZone)]),
  };
}

function department({ department: name, asked, late, excused, short, wasted, thisWeek, nextWeek }: WeekFacts, timeZone: string): string[] {
  return [
    `${name}:`,
    `– ${counted(asked, 'request')}, ${number(late)} late${excused > 0 ? ` (${number(excused)} of them excused)` : ''}, ${number(short)} short of kit`,
    ...(wasted > 0 ? [`– ${counted(wasted, 'practical')} made and not used`] : []),
    `– This week: ${load(thisWeek)}`,
    // as Workload says it, in the same words
    ...(nextWeek ? [`– ${verdict(nextWeek)}`, ...nextWeek.overloads.map((one) => `– ${sentence(one, timeZone)}`)] : []),
  ];
}

function load({ workMinutes, technicianMinutes }: WeekLoad): string {
  return `${work(workMinutes)} asked${technicianMinutes === null ? ', no technician’s hours yet' : `, ${work(technicianMinutes)} there`}`;
}

function sumOf(departments: readonly WeekFacts[], figure: 'asked' | 'late'): number {
  return departments.reduce((sum, facts) => sum + facts[figure], 0);
}
