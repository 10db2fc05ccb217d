/**
 * Reckons the share of requisitions that came late, as a fraction; null when nothing was asked. The excused (teacher absence, timetable
 * change) are among the late and left out of the rate. Throws RangeError when more are late than asked, or excused than late.
 */
export function lateRate({ asked, late, excused }: { asked: number; late: number; excused: number }): number | null {
  if (excused > late || late > asked) throw new RangeError(`${excused} excused of ${late} late of ${asked} asked cannot be.`);
  return asked === 0 ? null : (late - excused) / asked;
}
