/** The moment of every journey: a Wednesday of term before the first lesson, with the week after still open for a day. */
export const JOURNEYS_NOW = '2026-11-18T08:10:00Z';
/** Opens `POST /api/schools` on the server of the journeys. */
export const JOURNEYS_OPERATOR = 'operator-of-the-journeys';

/** The password of everyone at the demo school. */
export const DEMO_PASSWORD = 'oakfield-demo';

const at = (mailbox: string): string => `${mailbox}@oakfield.example`;

/** The roles that the sign-in page offers. */
export const PRIYA_TEACHER = at('teacher');
export const SAM_TECHNICIAN = at('technician');
export const HELEN_HEAD = at('head');
export const ALEX_ADMIN = at('admin');

/** Science teachers whose lessons one journey each may change, so that journeys do not meet; by their code. */
export const TEACHERS = {
  TOB: at('tom'),
  GAD: at('grace'),
  DCH: at('daniel'),
  FHU: at('farah'),
  RLE: at('rachel'),
  JWI: at('james'),
  EMC: at('eilidh'),
} as const;

/** Who serves D&T and Art, and who serves Food and ICT. */
export const CAROL_TECHNICIAN = at('carol');
export const DEV_TECHNICIAN = at('dev');

/** Teachers of the smaller departments whose lessons the journeys of kit that comes back may change. */
export const LEO_ART = at('leo');
export const SIAN_WORKSHOP = at('sian');
export const BETH_FOOD = at('beth');

/** Who are signed in at two browsers, one of which they end from the other. */
export const SIGNED_IN_TWICE = [at('noor'), at('ruth')] as const;

/** Every science teacher, the head among them, by code. */
export const SCIENCE: Record<string, string> = { ...TEACHERS, PPA: PRIYA_TEACHER, HMA: HELEN_HEAD };
