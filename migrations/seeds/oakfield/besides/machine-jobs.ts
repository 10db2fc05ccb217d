/** What a machine of the demo school does between lessons. */
export interface SeedMachineJob {
  /** Its machine by name. */
  machine: string;
  title: string;
  material: string;
  sheets?: number;
  programme: string;
  minutes: number;
  runMinutes: number;
  coolMinutes?: number;
  /** The title of the requests whose pieces are in it. */
  piecesOf?: string;
  /** At which time of a day it is planned, for the first day of the coming days on which the machine is free; waits where none is named. */
  at?: string;
}

const HOUR = 60;

/** A technician of D&T and Art has written them. */
export const jobsBy = 'CWH';
export const machineJobs: readonly SeedMachineJob[] = [
  {
    ...{ machine: 'Kiln', title: 'Bisque firing', material: 'Relief tiles of two classes', sheets: 3, programme: 'Slow bisque, 1,000 °C' },
    ...{ minutes: 40, runMinutes: 10 * HOUR, coolMinutes: 14 * HOUR, piecesOf: 'Clay relief tiles', at: '15:15' },
  },
  {
    ...{ machine: 'Kiln', title: 'Glaze firing', material: 'Thumb pots', sheets: 2, programme: 'Glaze, 1,060 °C, hold 20 min' },
    ...{ minutes: 35, runMinutes: 9 * HOUR, coolMinutes: 14 * HOUR },
  },
  {
    ...{ machine: 'Laser cutter', title: 'Key ring blanks', material: '3 mm acrylic', sheets: 2, programme: 'Cut 12 mm/s, 85 %' },
    ...{ minutes: 15, runMinutes: 50, piecesOf: 'Laser-cut key ring', at: '08:05' },
  },
  {
    ...{
      machine: 'Laser cutter',
      title: 'Automata cams',
      material: '6 mm birch plywood',
      sheets: 4,
      programme: 'Cut 8 mm/s, 90 %, two passes',
    },
    ...{ minutes: 20, runMinutes: 75 },
  },
  {
    ...{
      machine: 'Laser cutter',
      title: 'Door signs for the laboratories',
      material: 'Two-colour acrylic',
      sheets: 1,
      programme: 'Engrave',
    },
    ...{ minutes: 10, runMinutes: 25 },
  },
];
