import { financialYearOf, substanceKey, USUAL_START_MONTH } from '@app/shared';
import { addDays } from '../../../migrations/seeds/oakfield/dates.js';
import { groups } from '../../../migrations/seeds/oakfield/groups.js';
import { schemes } from '../../../migrations/seeds/oakfield/besides/schemes.js';
import { clearAways } from '../../../migrations/seeds/oakfield/besides/clear-away.js';
import { specialisms } from '../../../migrations/seeds/oakfield/besides/specialisms.js';
import { budgets, purchases, stock, storageGroups } from '../../../migrations/seeds/oakfield/besides/stock.js';
import { classNeeds, shoppingCloses } from '../../../migrations/seeds/oakfield/besides/wishes.js';
import { log } from '../../../migrations/seeds/oakfield/besides/upkeep.js';
import { nearestTeachingFocus } from '../../../migrations/seeds/oakfield/calendar.js';
import type { Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { LogEntryRow } from '../log/index.js';
import { PracticalRow } from '../practicals/index.js';
import { GroupSchemeRow, SchemeRow, SchemeStepRow } from '../schemes/index.js';
import { StockRow, StorageRulesRow } from '../stock/index.js';
import { DepartmentBudgetRow, PurchaseRow } from '../buying/index.js';
import { GroupNeedRow, ShoppingCutOffRow } from '../week-list/index.js';
import { principalOf } from './demo-principal.js';
import type { DemoSchool } from './load-school.js';

/** Writes what the demo school has on paper: courses with the classes that follow them, stock, what technicians noted for themselves. */
export async function showRecords(
  db: Database,
  school: DemoSchool,
  practicalIds: ReadonlyMap<string, string>,
  today: string,
): Promise<void> {
  const focus = nearestTeachingFocus(today);
  const { schoolId } = school;
  for (const { practical, specialism } of specialisms)
    await db.update(PracticalRow, { id: practicalIds.get(practical) ?? '' }, { specialism });
  for (const { practical, clearAway } of clearAways)
    await db.update(PracticalRow, { id: practicalIds.get(practical) ?? '' }, { clearAway });
  const courses = schemes.map((scheme) => ({ ...scheme, id: newId() }));
  await db.insert(
    [SchemeRow, courses.map(({ id, name, subject, year }) => ({ schoolId, id, version: 1, name, subject, year }))],
    [
      SchemeStepRow,
      courses.flatMap(({ id: schemeId, steps }) =>
        steps.map(({ code, title, practical }, position) => {
          const practicalId = practical === null ? null : (practicalIds.get(practical) ?? null);
          return { schoolId, schemeId, position, code, title, practicalId, reference: null };
        }),
      ),
    ],
    [
      GroupSchemeRow,
      groups.flatMap(({ code, year, subject }) => {
        const [schemeId, groupId] = [courses.find((one) => one.year === year && one.subject === subject)?.id, school.groupIds.get(code)];
        return schemeId && groupId ? [{ schoolId, groupId, schemeId, fromDate: focus.from, step: null }] : [];
      }),
    ],
    [
      ShoppingCutOffRow,
      [{ schoolId, departmentId: school.departmentIds.get(shoppingCloses.department) ?? '', version: 1, ...hourOf(shoppingCloses) }],
    ],
    [
      GroupNeedRow,
      groups
        .filter(({ department }) => department === shoppingCloses.department)
        .flatMap(({ code }, at) => {
          const groupId = school.groupIds.get(code);
          return groupId === undefined ? [] : [{ schoolId, groupId, version: 1, needs: classNeeds[at % classNeeds.length] ?? [] }];
        }),
    ],
    [
      DepartmentBudgetRow,
      budgets.map(({ department, amount }) => {
        const departmentId = school.departmentIds.get(department) ?? '';
        return { schoolId, departmentId, year: financialYearOf(today, USUAL_START_MONTH), version: 1, amount };
      }),
    ],
    [
      PurchaseRow,
      purchases.map(({ department, title, supplier, cost, orderedDaysAgo, ...came }) => ({
        ...{ schoolId, id: newId(), version: 1, departmentId: school.departmentIds.get(department) ?? '', stockId: null, title, supplier },
        ...{ amount: null, cost, orderedOn: addDays(today, -orderedDaysAgo), archived: false },
        receivedOn: 'cameDaysAgo' in came ? addDays(today, -came.cameDaysAgo) : null,
      })),
    ],
    [StorageRulesRow, [{ schoolId, version: 1, groups: storageGroups }]],
    [
      StockRow,
      stock.map(({ expiresInDays, openedDaysAgo, storageGroups: inGroups = [], ...row }) => {
        const expires = expiresInDays === null ? null : addDays(today, expiresInDays);
        return {
          schoolId,
          id: newId(),
          version: 1,
          key: substanceKey(row.name),
          concentrationText: null,
          archived: false,
          ...row,
          expires,
          opened: openedDaysAgo === undefined ? null : addDays(today, -openedDaysAgo),
          storageGroups: [...inGroups],
        };
      }),
    ],
    [
      LogEntryRow,
      log.flatMap(({ code, daysAgo, minutes, kind, note, shared = false }) => {
        const date = focus.before.at(-daysAgo);
        if (date === undefined) return [];
        return [{ schoolId, id: newId(), version: 1, personId: principalOf(school, code).personId, date, minutes, kind, note, shared }];
      }),
    ],
  );
}

const hourOf = ({ weekday, time }: typeof shoppingCloses) => ({ weekday, time });
