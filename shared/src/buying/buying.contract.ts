import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsOneLine } from '../reading/one-line.contract.js';
import { STOCK_LIMITS } from '../stock/limits.js';
import { IsDateOnly } from '../time/date-validators.js';
import { BUYING_LIMITS } from './limits.js';

/** A financial year, by the calendar year in which it begins; the present one unless said. */
export class BudgetsQuery {
  @IsOptional() @Matches(/^2[01]\d\d$/, { message: '$property must be a year such as 2026' }) year?: string;
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
}

/** In which month (1 = January) the school's financial year begins. `version`: the one that was read, 0 where nobody has said. */
export class FinancialYearBody {
  @IsInt() @Min(0) version!: number;
  @IsInt() @Min(1) @Max(12) startMonth!: number;
}

/** What a department may spend in a financial year, in pounds; null: it has no budget. */
export class BudgetBody {
  @IsInt() @Min(0) version!: number;
  @IsInt() @Min(BUYING_LIMITS.firstYear) @Max(BUYING_LIMITS.lastYear) year!: number;
  @ValidateIf(({ amount }: BudgetBody) => amount !== null)
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(BUYING_LIMITS.pounds)
  amount!: number | null;
}

/** What a department has of its budget: spent is what came in the year, committed what was ordered and has not come, left the rest. Pounds. */
export class DepartmentBudget {
  @IsString() departmentId!: string;
  @IsString() department!: string;
  @IsInt() version!: number;
  @IsOptional() @IsNumber() amount!: number | null;
  @IsNumber() spent!: number;
  @IsNumber() committed!: number;
  @IsOptional() @IsNumber() left!: number | null;
}

/** The budgets of a financial year: of one's own departments; of all for who runs the school. */
export class Budgets {
  @IsInt() year!: number;
  @IsDateOnly() from!: string;
  @IsDateOnly() to!: string;
  @ValidateNested() @Type(() => FinancialYearBody) financialYear!: FinancialYearBody;
  @ValidateNested({ each: true }) @Type(() => DepartmentBudget) departments!: DepartmentBudget[];
}

/** Something ordered for a department: what it costs in pounds, and, where it is a stock, how much of it comes in the stock's unit. */
export class PurchaseBody {
  @IsString() departmentId!: string;
  @IsString() @IsOneLine() @Length(1, BUYING_LIMITS.title) @Matches(/\S/, { message: '$property must not be blank' }) title!: string;
  @IsOptional() @IsString() stockId?: string | null;
  @IsOptional() @IsString() @IsOneLine() @MaxLength(STOCK_LIMITS.supplier) supplier?: string | null;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @Min(0.001) @Max(STOCK_LIMITS.amount) amount?: number | null;
  @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(BUYING_LIMITS.pounds) cost!: number;
  /** Today unless said. */
  @IsOptional() @IsDateOnly() orderedOn?: string;
}

/** It came: on which day (today unless said), what it cost in the end, and how much came. */
export class ReceiptBody {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsDateOnly() receivedOn?: string;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(BUYING_LIMITS.pounds) cost?: number;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 3 }) @Min(0.001) @Max(STOCK_LIMITS.amount) amount?: number;
}

/** Of one department or all that one sees; `open`: 'true' for what has not come yet. */
export class PurchasesQuery {
  @IsOptional() @IsString() departmentId?: string;
  @IsOptional() @IsIn(['true', 'false']) open?: 'true' | 'false';
  @IsOptional() @IsString() limit?: string;
}

/** Something that was ordered; `receivedOn` null: it has not come. */
export class Purchase {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() departmentId!: string;
  @IsString() title!: string;
  @IsOptional() @IsString() stockId!: string | null;
  @IsOptional() @IsString() unit!: string | null;
  @IsOptional() @IsString() supplier!: string | null;
  @IsOptional() @IsNumber() amount!: number | null;
  @IsNumber() cost!: number;
  @IsDateOnly() orderedOn!: string;
  @IsOptional() @IsDateOnly() receivedOn!: string | null;
}
