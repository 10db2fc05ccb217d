import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type IsoDate, isoInstant, jobTimes, parseInstantMs, zonedMs } from '@app/shared';
import { jobsBy, machineJobs } from '../../../migrations/seeds/oakfield/besides/machine-jobs.js';
import { MachinesQueries } from '../apparatus/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { MachineJobsService } from '../machine-jobs/index.js';
import { principalOf } from './demo-principal.js';
import type { DemoSchool } from './load-school.js';

/** A job is planned within so many days, and holds the pieces of so many requests. */
const DAYS = 14;
const CLASSES = 2;

/** The requests of a school ($1) by their titles, the nearest lesson to a date ($2) first. */
export const REQUESTS_TO_MACHINE = statement(
  { id: is.uuid, title: is.text },
  `SELECT q.id, q.title FROM requisition q WHERE q.school_id = $1 AND q.status NOT IN ('draft', 'cancelled', 'declined') AND q.submitted_at IS NOT NULL
   ORDER BY abs(q.date - $2::date), q.id`,
);

/** Gives the machines of the demo school their firings and cutting, planned for the first day on which each is free at its time. */
export async function showMachineJobs(app: INestApplicationContext, school: DemoSchool, today: IsoDate): Promise<void> {
  const technician = principalOf(school, jobsBy);
  const requests = await app.get(Database).query(REQUESTS_TO_MACHINE, [school.schoolId, today]);
  for (const { machine: name, piecesOf, at, ...said } of machineJobs) {
    const days = { from: addDays(today, 1), to: addDays(today, DAYS + 2) };
    const { machines } = await app.get(MachinesQueries, { strict: false }).list(technician, days);
    const machine = machines.find((one) => one.name === name);
    if (!machine) continue;
    const free = (date: IsoDate): boolean => {
      const times = jobTimes(zonedMs(date, at ?? '', technician.timeZone), {
        ...{ runMinutes: said.runMinutes, coolMinutes: said.coolMinutes ?? null, turnaroundMinutes: machine.turnaroundMinutes },
      });
      return machine.uses.every(({ from, ready }) => parseInstantMs(from) >= times.readyMs || parseInstantMs(ready) <= times.fromMs);
    };
    const dates = Array.from({ length: DAYS }, (_, day) => addDays(today, day + 1));
    const date = at === undefined ? undefined : dates.find(free);
    const startsAt = at === undefined || date === undefined ? null : isoInstant(zonedMs(date, at, technician.timeZone));
    const requisitionIds = requests
      .filter(({ title }) => title === piecesOf)
      .slice(0, CLASSES)
      .map(({ id }) => id);
    await app.get(MachineJobsService, { strict: false }).add(technician, { ...said, apparatusId: machine.id, startsAt, requisitionIds });
  }
}
