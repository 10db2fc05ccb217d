import { Injectable } from '@nestjs/common';
import {
  type BudgetBody,
  type Budgets,
  type BudgetsQuery,
  dateAt,
  daysOfYear,
  type FinancialYearBody,
  financialYearOf,
  may,
  spendingOf,
  USUAL_START_MONTH,
} from '@app/shared';
import { departmentsOf, type Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import {
  BEGIN_BUDGET,
  BEGIN_YEAR,
  BOUGHT,
  BUDGETS,
  FINANCIAL_YEAR,
  LOCK_BUDGET,
  LOCK_YEAR,
  WRITE_BUDGET,
  WRITE_YEAR,
} from './buying.statements.js';

/** What departments may spend in a financial year, and what they have. */
@Injectable()
export class BudgetsService {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {
    takeBacks.add('budget.set', (by, taken) => this.budgetBack(by, taken));
    takeBacks.add('budget.year', (by, taken) => this.yearBack(by, taken));
  }

  /** The budgets of a year with what is spent, committed and left: of one's own departments, or of all. */
  async read(principal: Principal, { year: asked }: BudgetsQuery): Promise<Budgets> {
    const { schoolId, timeZone } = principal;
    const [said] = await this.db.read(schoolId, FINANCIAL_YEAR, [schoolId]);
    const financialYear = said ?? { version: 0, startMonth: USUAL_START_MONTH };
    const today = dateAt(this.clock.nowMs(), timeZone);
    const year = asked === undefined ? financialYearOf(today, financialYear.startMonth) : Number(asked);
    const days = daysOfYear(year, financialYear.startMonth);
    const rows = await this.db.read(schoolId, BUDGETS, [schoolId, departmentsOf(principal), year]);
    const bought = await this.db.read(schoolId, BOUGHT, [schoolId, rows.map(({ departmentId }) => departmentId), days.from, days.to]);
    const departments = rows.map(({ version, ...row }) => {
      const own = bought.filter(({ departmentId }) => departmentId === row.departmentId);
      return { ...row, version: version ?? 0, ...spendingOf(own, days, row.amount) };
    });
    return { year, ...days, financialYear, departments };
  }

  /** Says what a department may spend in a year. @throws NOT_FOUND; NOT_ALLOWED; STALE_VERSION */
  async set(principal: Principal, departmentId: string, { version, year, amount }: BudgetBody): Promise<Budgets> {
    const { schoolId } = principal;
    const [department] = await this.db.read(schoolId, BUDGETS, [schoolId, [departmentId], year]);
    if (!department) throw notFound('department');
    if (!may(principal, 'budget.set', { departmentId })) throw new ProblemError('NOT_ALLOWED', words.buying.notYourBudget);
    await this.db.transaction(schoolId, async () => {
      const current = await this.lockBudget(principal, departmentId, year);
      if (current.version !== version) throw new ProblemError('STALE_VERSION', words.buying.changedSince, undefined, { current });
      await this.writeBudget(principal, departmentId, { year, before: current.amount, after: amount });
      this.undos.keep(principal);
    });
    return this.read(principal, { year: String(year) });
  }

  /** Says in which month the school's financial year begins. @throws STALE_VERSION */
  async begin(principal: Principal, { version, startMonth }: FinancialYearBody): Promise<Budgets> {
    await this.db.transaction(principal.schoolId, async () => {
      const current = await this.lockYear(principal);
      if (current.version !== version) throw new ProblemError('STALE_VERSION', words.buying.changedSince, undefined, { current });
      await this.writeYear(principal, current.startMonth, startMonth);
      this.undos.keep(principal);
    });
    return this.read(principal, {});
  }

  private async budgetBack(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'budget.set'>): Promise<void> {
    const { subjectId, payload } = event;
    const { year, amount: after } = payload.before;
    const { amount: before } = await this.lockBudget(by, subjectId, year);
    await refuseIfBuiltOn();
    await this.writeBudget(by, subjectId, { year, before, after });
  }

  private async yearBack(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'budget.year'>): Promise<void> {
    const { startMonth } = await this.lockYear(by);
    await refuseIfBuiltOn();
    await this.writeYear(by, startMonth, event.payload.before.startMonth);
  }

  private async lockBudget(
    { schoolId }: Principal,
    departmentId: string,
    year: number,
  ): Promise<{ version: number; amount: number | null }> {
    await this.db.change(BEGIN_BUDGET, [schoolId, departmentId, year]);
    return (await this.db.one(LOCK_BUDGET, [schoolId, departmentId, year])) ?? { version: 0, amount: null };
  }

  private async writeBudget(
    by: Principal,
    departmentId: string,
    { year, before, after }: { year: number; before: number | null; after: number | null },
  ): Promise<void> {
    await this.db.change(WRITE_BUDGET, [by.schoolId, departmentId, year, after]);
    const payload = { before: { year, amount: before }, after: { year, amount: after } };
    await this.events.record(by, { name: 'budget.set', subjectId: departmentId, payload });
  }

  private async lockYear({ schoolId }: Principal): Promise<FinancialYearBody> {
    await this.db.change(BEGIN_YEAR, [schoolId, USUAL_START_MONTH]);
    return (await this.db.one(LOCK_YEAR, [schoolId])) ?? { version: 0, startMonth: USUAL_START_MONTH };
  }

  private async writeYear(by: Principal, before: number, after: number): Promise<void> {
    await this.db.change(WRITE_YEAR, [by.schoolId, after]);
    const payload = { before: { startMonth: before }, after: { startMonth: after } };
    await this.events.record(by, { name: 'budget.year', subjectId: by.schoolId, payload });
  }
}
