/** Reads the minutes back out of words of work: '3 h 20 min' is 200, '90 min' 90, '19 h' 1140; NaN for anything else. */
export function minutesIn(said = ''): number {
  const [, hours = '0', rest = '0'] = /^(?:(\d+) h)?\s?(?:(\d+) min)?$/.exec(said) ?? ['', 'NaN'];
  return said === '' ? NaN : Number(hours) * 60 + Number(rest);
}

/** Reads the first number of words: of '1,250 requests' 1250; NaN where there is none. */
export function numberIn(said = ''): number {
  return Number(/\d[\d,]*(?:\.\d+)?/.exec(said)?.[0].replaceAll(',', '') ?? NaN);
}
