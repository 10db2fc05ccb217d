/** What is said of a machine job; `startsAt` an instant, null while it waits. */
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
}
