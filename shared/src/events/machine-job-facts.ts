/** What is said of a machine job; `startsAt` an instant, null while it waits; `endedAt` since when its machine was said to be free, which older facts do not tell. */
export interface MachineJobFacts {
  apparatusId: string;
  departmentId: string;
  title: string;
  material: string;
  sheets: number | null;
  programme: string;
  minutes: number;
  runMinutes: number;
  coolMinutes: number | null;
  requisitionIds: string[];
  place: number;
  startsAt: string | null;
  endedAt?: string | null;
}
