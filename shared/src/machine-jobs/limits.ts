/** Bounds what is said of a machine job: lengths in characters, minutes of the technician, of the machine's run and until it is cool, requests in one job, and jobs still to be done of a school. */
export const MACHINE_JOB_LIMITS = {
  title: 120,
  material: 200,
  programme: 200,
  sheets: 999,
  minutes: 600,
  runMinutes: 10_080,
  coolMinutes: 10_080,
  requests: 30,
  open: 200,
} as const;

/** So many days back and ahead a job can be planned. */
export const MACHINE_JOB_DAYS = { back: 14, ahead: 366 } as const;
