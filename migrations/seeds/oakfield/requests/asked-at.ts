import { chance } from '../chance.js';
import { MINUTES_PER_DAY } from '../dates.js';

const MORNING = 7 * 60 + 30;
const EVENING = 19 * 60;
const AFTER_SCHOOL = 15 * 60 + 20;

/** Moves a moment in the night to an hour at which a teacher might write: after school on the day before, or early that morning. */
function atAWakingHour(moment: number, seed: string): number {
  const ofDay = moment % MINUTES_PER_DAY;
  const midnight = moment - ofDay;
  if (ofDay < MORNING) return midnight - MINUTES_PER_DAY + AFTER_SCHOOL + Math.floor(chance(`evening ${seed}`) * 150);
  if (ofDay > EVENING) return midnight + AFTER_SCHOOL + Math.floor(chance(`evening ${seed}`) * 150);
  return moment;
}

/** When an on-time request was written, in wall minutes: the last hours before `latest`, or one of the six days before. */
export function askedOnTime(latest: number, seed: string): number {
  const dice = chance(`when ${seed}`);
  if (dice < 0.35) return Math.min(latest - 5, atAWakingHour(latest - 10 - Math.floor(dice * 400), seed));
  const days = 1 + Math.floor(chance(`days ${seed}`) * 6);
  const shift = Math.floor(chance(`shift ${seed}`) * 420) - 240;
  return Math.min(latest - 5, atAWakingHour(latest - days * MINUTES_PER_DAY + shift, seed));
}

/** When a late one was written, between the deadline and `latest`; undefined when there is less than an hour and a half between. */
export function askedLate(deadline: number, latest: number, seed: string): number | undefined {
  const room = latest - deadline;
  if (room < 90) return undefined;
  const moment = deadline + 15 + Math.floor((room - 30) * chance(`late ${seed}`) ** 1.6);
  const awake = atAWakingHour(moment, seed);
  return awake > deadline && awake <= latest ? awake : moment;
}
