import { command, is, statement } from '../core/database/index.js';

/** In which month the financial year of a school ($1) begins; no row where nobody has said. */
export const FINANCIAL_YEAR = statement(
  { version: is.int, startMonth: is.int },
  `SELECT y.version, y.start_month AS "startMonth" FROM financial_year y WHERE y.school_id = $1`,
);

/** Departments ($2, null: all) of a school ($1) by name, with their budget of a year ($3). */
export const BUDGETS = statement(
  { departmentId: is.uuid, department: is.text, version: is.int.orNull, amount: is.number.orNull },
  `SELECT d.id AS "departmentId", d.name AS department, b.version, b.amount FROM department d
   LEFT JOIN department_budget b ON b.school_id = $1 AND b.department_id = d.id AND b.year = $3
   WHERE d.school_id = $1 AND ($2::uuid[] IS NULL OR d.id = ANY($2)) ORDER BY lower(d.name), d.id`,
);

/** What was bought by a school ($1) for these departments ($2) that counts in the days from $3 to $4: it came then, or has not come. */
export const BOUGHT = statement(
  { departmentId: is.uuid, cost: is.number, orderedOn: is.date, receivedOn: is.date.orNull },
  `SELECT p.department_id AS "departmentId", p.cost, p.ordered_on AS "orderedOn", p.received_on AS "receivedOn" FROM purchase p
   WHERE p.school_id = $1 AND p.department_id = ANY($2) AND NOT p.archived AND p.ordered_on <= $4::date
     AND (p.received_on IS NULL OR p.received_on BETWEEN $3::date AND $4::date) ORDER BY p.ordered_on, p.id`,
);

const PURCHASE = {
  id: is.uuid,
  version: is.int,
  departmentId: is.uuid,
  title: is.text,
  stockId: is.uuid.orNull,
  unit: is.text.orNull,
  supplier: is.text.orNull,
  amount: is.number.orNull,
  cost: is.number,
  orderedOn: is.date,
  receivedOn: is.date.orNull,
};
const COLUMNS = `p.id, p.version, p.department_id AS "departmentId", p.title, p.stock_id AS "stockId", s.unit, p.supplier, p.amount, p.cost,
  p.ordered_on AS "orderedOn", p.received_on AS "receivedOn"`;
const WITH_STOCK = `purchase p LEFT JOIN stock s ON s.school_id = $1 AND s.id = p.stock_id`;

/** Orders of a school ($1) for departments ($2, null: all), what has not come first, then the newest; $3: whether they have come (null: either); most $4; or one ($5) alone. */
export const PURCHASES = statement(
  PURCHASE,
  `SELECT ${COLUMNS} FROM ${WITH_STOCK}
   WHERE p.school_id = $1 AND NOT p.archived AND ($2::uuid[] IS NULL OR p.department_id = ANY($2)) AND ($3::boolean IS NULL OR (p.received_on IS NULL) = $3)
     AND ($5::uuid IS NULL OR p.id = $5)
   ORDER BY p.received_on IS NOT NULL, p.ordered_on DESC, p.id DESC LIMIT $4`,
);

/** One order ($2) of a school ($1), locked. */
export const LOCK_PURCHASE = statement(
  { ...PURCHASE, archived: is.bool },
  `SELECT ${COLUMNS}, p.archived FROM ${WITH_STOCK} WHERE p.school_id = $1 AND p.id = $2 FOR UPDATE OF p`,
);

/** Whether a stock ($2) of a school ($1) is still kept. */
export const KEPT_STOCK = statement({ id: is.uuid }, `SELECT s.id FROM stock s WHERE s.school_id = $1 AND s.id = $2 AND NOT s.archived`);

export const BEGIN_BUDGET = command(
  `INSERT INTO department_budget (school_id, department_id, year, version) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING`,
);
/** The budget of a department ($2) of a school ($1) for a year ($3), locked. */
export const LOCK_BUDGET = statement(
  { version: is.int, amount: is.number.orNull },
  `SELECT b.version, b.amount FROM department_budget b WHERE b.school_id = $1 AND b.department_id = $2 AND b.year = $3 FOR UPDATE`,
);
export const WRITE_BUDGET = command(
  `UPDATE department_budget b SET amount = $4, version = b.version + 1 WHERE b.school_id = $1 AND b.department_id = $2 AND b.year = $3`,
);

export const BEGIN_YEAR = command(`INSERT INTO financial_year (school_id, version, start_month) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING`);
/** When the financial year of a school ($1) begins, locked. */
export const LOCK_YEAR = statement(
  { version: is.int, startMonth: is.int },
  `SELECT y.version, y.start_month AS "startMonth" FROM financial_year y WHERE y.school_id = $1 FOR UPDATE`,
);
export const WRITE_YEAR = command(`UPDATE financial_year y SET start_month = $2, version = y.version + 1 WHERE y.school_id = $1`);
