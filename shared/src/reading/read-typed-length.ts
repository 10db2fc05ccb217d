const MINUTES_OF = { d: 1440, h: 60, m: 1 } as const;

/**
 * Reads how long something takes, as a person typed it, in whole minutes: '40', '40 min', '10 h', '1 h 30', '1:30 h', '1.5 h', '2 days 3 h'. A bare
 * number is minutes. Undefined when it is none.
 */
export function readTypedLength(written: string): number | undefined {
  const text = written.trim().toLowerCase().replace(',', '.').replace(/\s+/g, ' ');
  if (/^\d+$/.test(text)) return Number(text);
  const clock = /^(\d{1,3}):([0-5]\d)(?: ?h(?:ours?)?)?$/.exec(text);
  if (clock) return Number(clock[1]) * MINUTES_OF.h + Number(clock[2]);
  const parts = /^(?:(\d+(?:\.\d+)?) ?d(?:ays?)?)? ?(?:(\d+(?:\.\d+)?) ?h(?:(?:ou)?rs?)?)? ?(?:(\d+) ?(m(?:in(?:ute)?s?)?)?)?$/.exec(text);
  if (!parts || text === '') return undefined;
  const [, days = '0', hours = '0', minutes = '0'] = parts;
  const all = Number(days) * MINUTES_OF.d + Number(hours) * MINUTES_OF.h + Number(minutes) * MINUTES_OF.m;
  return Number.isInteger(all) ? all : undefined;
}
