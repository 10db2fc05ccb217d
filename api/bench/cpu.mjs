// CPU time of processes as the scheduler counts it: what a request costs, whoever else is at work on the machine.
import { readdirSync, readFileSync } from 'node:fs';

const text = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** The CPU time of a process so far, all its threads together, in milliseconds; null where the system does not tell. */
export function cpuMsOf(pid) {
  let nanoseconds = 0;
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`))
      nanoseconds += Number(text(`/proc/${pid}/task/${thread}/schedstat`)?.split(' ')[0] ?? 0);
  } catch {
    return null;
  }
  return nanoseconds / 1e6;
}

const parentOf = (pid) =>
  Number(
    text(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /, '')
      .split(' ')[1],
  );

/** The same of a PostgreSQL server with all its processes, by the number of the first of them. What has ended is not counted. */
export function cpuMsOfPostgres(postmaster) {
  const own = cpuMsOf(postmaster);
  if (own === null) return null;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
  return children.reduce((sum, pid) => sum + (cpuMsOf(pid) ?? 0), own);
}

/** The number of the first process of the PostgreSQL server in a folder. */
export function postmasterOf(cluster) {
  return Number(text(`${cluster}/postmaster.pid`)?.split('\n')[0]);
}

/** Resident memory of a process in megabytes; null where the system does not tell. */
export function memoryOf(pid) {
  const found = /VmRSS:\s+(\d+)/.exec(text(`/proc/${pid}/status`) ?? '');
  return found ? Number(found[1]) / 1024 : null;
}

/** The most resident memory that a process has had, in megabytes; null where the system does not tell. */
export function peakOf(pid) {
  const found = /VmHWM:\s+(\d+)/.exec(text(`/proc/${pid}/status`) ?? '');
  return found ? Number(found[1]) / 1024 : null;
}
