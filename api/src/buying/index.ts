export { DepartmentBudgetRow, FinancialYearRow, PurchaseRow } from './buying.entity.js';
export { BuyingModule } from './buying.module.js';
