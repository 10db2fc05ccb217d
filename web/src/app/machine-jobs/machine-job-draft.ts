import type { MachineJob, MachineJobBody, MachineJobRequest } from '@app/shared/contracts';
import { dateAt, isoInstant, MACHINE_JOB_LIMITS, parseInstantMs, readTypedLength, wallTimeAt, zonedMs } from '@app/shared/rules';
import type { PageWords } from '@app/shared/words';

/** A machine job as it is typed; without a date it waits in the queue. */
export interface MachineJobDraft {
  title: string;
  material: string;
  sheets: string;
  programme: string;
  minutes: string;
  run: string;
  cool: string;
  date: string;
  time: string;
  requests: readonly MachineJobRequest[];
}

/** Writes a job as a form shows it. */
export function jobDraft(job: MachineJob | null, timeZone: string, words: PageWords): MachineJobDraft {
  const startMs = job?.startsAt == null ? null : parseInstantMs(job.startsAt);
  return {
    title: job?.title ?? '',
    material: job?.material ?? '',
    sheets: job?.sheets?.toString() ?? '',
    programme: job?.programme ?? '',
    minutes: job ? String(job.minutes) : '15',
    run: job ? words.durations.work(job.runMinutes) : '',
    cool: job?.coolMinutes == null ? '' : words.durations.work(job.coolMinutes),
    date: startMs === null ? '' : dateAt(startMs, timeZone),
    time: startMs === null ? '' : wallTimeAt(startMs, timeZone),
    requests: job?.requisitions ?? [],
  };
}

/** Makes what is sent of a form, or says by field what cannot be read. */
export function jobBody(
  draft: MachineJobDraft,
  of: { apparatusId: string; timeZone: string; words: PageWords },
): { body: MachineJobBody } | { wrong: Record<string, string> } {
  const says = of.words.machineJobs;
  const minutes = Number(draft.minutes.trim() || NaN);
  const sheets = draft.sheets.trim() === '' ? null : Number(draft.sheets.trim());
  const runMinutes = readTypedLength(draft.run);
  const coolMinutes = draft.cool.trim() === '' ? null : readTypedLength(draft.cool);
  const wrong = {
    ...(!Number.isInteger(minutes) || minutes < 1 ? { minutes: says.wrongMinutes } : {}),
    ...(sheets !== null && (!Number.isInteger(sheets) || sheets < 1 || sheets > MACHINE_JOB_LIMITS.sheets)
      ? { sheets: says.wrongSheets }
      : {}),
    ...(runMinutes === undefined || runMinutes < 1 ? { runMinutes: says.lengthUnread } : {}),
    ...(coolMinutes === undefined ? { coolMinutes: says.lengthUnread } : {}),
    ...(draft.date !== '' && draft.time === '' ? { time: says.timeMissing } : {}),
    ...(draft.date === '' && draft.time !== '' ? { startsAt: says.dateMissing } : {}),
  };
  if (Object.keys(wrong).length > 0 || runMinutes === undefined || coolMinutes === undefined) return { wrong };
  const { title, material, programme } = draft;
  const requisitionIds = draft.requests.map(({ id }) => id);
  const startsAt = draft.date === '' ? null : isoInstant(zonedMs(draft.date, draft.time, of.timeZone));
  return {
    body: { apparatusId: of.apparatusId, title, material, sheets, programme, minutes, runMinutes, coolMinutes, requisitionIds, startsAt },
  };
}

/** The same job at another time, or with null back in the queue. */
export function jobAt(job: MachineJob, startsAt: string | null): MachineJobBody & { version: number } {
  const { apparatusId, title, material, sheets, programme, minutes, runMinutes, coolMinutes, version } = job;
  const requisitionIds = job.requisitions.map(({ id }) => id);
  return { apparatusId, title, material, sheets, programme, minutes, runMinutes, coolMinutes, requisitionIds, startsAt, version };
}
