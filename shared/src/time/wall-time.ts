/** A time on the school's clock, 'HH:MM' from '00:00' to '23:59'. Two of them compare as strings. */
export type WallTime = string;

const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether `text` is a time of day written 'HH:MM'. */
export function isWallTime(text: string): boolean {
  return WALL_TIME.test(text);
}

/** Minutes since midnight on the clock's face: '08:50' is 530. */
export function minutesOfDay(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
