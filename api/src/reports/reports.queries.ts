import { Injectable } from '@nestjs/common';
import {
  type Dates,
  daysOfUsualWeek,
  functionOf,
  hoursWanted,
  lateRate,
  type LatenessReport,
  type LogKind,
  POINT_BANDS,
  type RecognitionReport,
  REPORT_LIMITS,
  type ReportOf,
  type ReportQuery,
  SERVICE_FACTOR_ADVICE,
  serviceFactor,
  type ServiceFactorReport,
  stretchesOf,
  usualWeekHours,
  type WantedHours,
  WORK_FUNCTIONS,
} from '@app/shared';
import { checkRange, type Rules, SchoolRules, workedFor } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { latenessScope, reportedDepartments, sharedScope } from './reports.policy.js';
import { CONTRACTS, LATE_BY_TEACHER, LATE_FIGURES, SERVED, SHARED_LOGS, TAUGHT, WORK } from './reports.statements.js';
import { agreedMinutes, contractedHours } from './contracts.js';
import { contractedBetween, contractedByDay, counted, taughtByDay } from './technician-time.js';

const HUNDREDTHS = 100;

/** Reads what is told of a department to those who lead it. */
@Injectable()
export class ReportsQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
  ) {}

  /** How many requests came late, and why. @throws INVALID naming the field; NOT_FOUND for another school's department; NOT_ALLOWED */
  async lateness(principal: Principal, query: ReportQuery): Promise<LatenessReport> {
    const rules = await this.checked(principal, query);
    const { schoolId } = principal;
    const { departmentIds, own, byTeacher } = latenessScope(principal, query.departmentId ?? null, [...rules.departments.keys()]);
    const asking = [schoolId, query.from, query.to, departmentIds, own ? principal.personId : null];
    return this.db.readTogether(schoolId, async () => {
      const [[figures], teachers] = await Promise.all([
        this.db.query(LATE_FIGURES, asking),
        byTeacher ? this.db.query(LATE_BY_TEACHER, asking) : undefined,
      ]);
      if (!figures) throw new Error('The late figures gave no row');
      const { asked, late, excused, causes } = figures;
      return {
        ...ofWhat(rules, query, departmentIds),
        ...{ own, asked, late, excused, rate: lateRate(figures), causes: causes ?? [] },
        ...(teachers && {
          byTeacher: teachers.map(({ id, code, name, ...one }) => ({ teacher: { id, code, name }, ...one, rate: lateRate(one) })),
        }),
      };
    });
  }

  /** Technicians' hours for each hour that is taught, and what is advised. @throws as `lateness` */
  async serviceFactor(principal: Principal, query: ReportQuery): Promise<ServiceFactorReport> {
    const rules = await this.checked(principal, query);
    const departmentIds = reportedDepartments(principal, query.departmentId ?? null);
    const days = daysOfUsualWeek(rules.calendar?.days ?? [], query.from, query.to);
    const [from, to] = [days[0]?.date ?? query.from, days.at(-1)?.date ?? query.to];
    const entries = await this.db.read(principal.schoolId, TAUGHT, [principal.schoolId, from, to, departmentIds]);
    const taughtHours = hundredths(usualWeekHours(taughtByDay(rules, entries, days)));
    const team = workedFor(
      rules,
      departmentIds,
      days.map(({ date }) => date),
    );
    const technicianHours = hundredths(usualWeekHours(contractedByDay(rules, team, days)));
    return {
      ...ofWhat(rules, query, departmentIds),
      ...counted(rules, departmentIds, team),
      taughtHours,
      technicianHours,
      factor: serviceFactor(technicianHours, taughtHours),
      wanted: wantedFor(taughtHours),
      note: words.reports.noLegalLevel,
    };
  }

  /** What technicians' work was asked and what their contract gives. @throws as `lateness` */
  async recognition(principal: Principal, query: ReportQuery): Promise<RecognitionReport> {
    const rules = await this.checked(principal, query);
    const { schoolId, personId } = principal;
    const { from, to } = query;
    const departmentIds = reportedDepartments(principal, query.departmentId ?? null);
    const shared = sharedScope(principal, departmentIds ?? [...rules.departments.keys()]);
    const asking = [schoolId, from, to, departmentIds];
    const dates = rules.calendar?.daysBetween(from, to).map(({ date }) => date) ?? [];
    const team = workedFor(rules, departmentIds, dates);
    const [work, [served], logs, contracts] = await this.db.readTogether(schoolId, () =>
      Promise.all([
        this.db.query(WORK, asking),
        this.db.query(SERVED, asking),
        shared === null ? null : this.db.query(SHARED_LOGS, [...asking, shared === 'own' ? personId : null]),
        this.db.query(CONTRACTS, [schoolId, team.map(({ id }) => id)]),
      ]),
    );
    const contracted = contractedBetween(rules, team, query);
    const year = yearAt(rules, to);
    const functions = WORK_FUNCTIONS.map((one) => ({
      agreedMinutes: agreedMinutes(contracts, contracted, one),
      function: one,
      minutes: work.filter(({ kind, duty }) => functionOf(kind, duty) === one).reduce((sum, { minutes }) => sum + minutes, 0),
    }));
    const logged = (of: LogKind) => (logs ? (logs.find(({ kind }) => kind === of) ?? { minutes: 0, entries: 0 }) : null);
    return {
      ...ofWhat(rules, query, departmentIds),
      ...counted(rules, departmentIds, team),
      functions,
      askedMinutes: functions.reduce((sum, { minutes }) => sum + minutes, 0),
      contractedMinutes: Math.round([...contracted.values()].reduce((sum, minutes) => sum + minutes, 0)),
      contract: contractedHours(contracts, year ? contractedBetween(rules, team, year) : null),
      shared,
      breaksMissed: logged('missed-break')?.entries ?? null,
      unpaidMinutes: logged('unpaid')?.minutes ?? null,
      nonCoreMinutes: logged('non-core')?.minutes ?? null,
      cpdMinutes: logged('cpd')?.minutes ?? null,
      meetingMinutes: logged('meeting')?.minutes ?? null,
      practicalsServed: served?.served ?? 0,
      recordedAfterwards: served?.recorded ?? 0,
    };
  }

  private async checked(principal: Principal, query: ReportQuery): Promise<Rules> {
    checkRange(query, REPORT_LIMITS.days);
    const { departmentId } = query;
    if (departmentId !== undefined && !isId(departmentId)) throw invalid('departmentId', 'departmentId is not an id');
    const rules = await this.rules.of(principal);
    if (departmentId !== undefined && !rules.departments.has(departmentId)) throw notFound('department');
    return rules;
  }
}

/** The school year that a date lies in, or the one before it; undefined where the calendar has none. */
function yearAt({ body }: Rules, date: string): Dates | undefined {
  return (body ? stretchesOf(body).year : []).filter(({ from }) => from <= date).at(-1);
}

function ofWhat(rules: Rules, { from, to }: ReportQuery, departmentIds: readonly string[] | null): ReportOf {
  const departments = departmentIds?.map((id) => ({ id, name: rules.departments.get(id) ?? '' })) ?? null;
  return { from, to, departments };
}

/** What each source advises, as hours per week for so many taught. */
function wantedFor(taughtHours: number): WantedHours[] {
  const bands = POINT_BANDS.map((band) => ({ source: words.reports.ofPoints(band), factor: band.factor, orMore: band.orMore }));
  const advice = SERVICE_FACTOR_ADVICE.map((one) => ({ ...one, orMore: false }));
  return [...advice, ...bands].map((one) => ({ ...one, hours: hoursWanted(taughtHours, one.factor) }));
}

function hundredths(hours: number): number {
  return Math.round(hours * HUNDREDTHS) / HUNDREDTHS;
}
