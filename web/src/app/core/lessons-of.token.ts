import { InjectionToken } from '@angular/core';
import type { Lesson } from '@app/shared/contracts';

/**
 * Reads the lessons of a person from date to date, both included. The calendar's client does; requests ask for them by this name, since
 * the calendar's pages show requests.
 */
export const LESSONS_OF = new InjectionToken<(range: { from: string; to: string }, teacherId: string) => Promise<Lesson[]>>('LESSONS_OF');
