import { SetMetadata } from '@nestjs/common';
import type { Rate } from './buckets.js';

/** What somebody can do too often, each with what a person, a school and one thing that it is done to bear. */
export const PACES = {
  invitation: { person: { burst: 100, aMinute: 20 }, school: { burst: 300, aMinute: 60 }, thing: { burst: 5, aMinute: 0.2 } },
  message: { person: { burst: 30, aMinute: 10 }, school: { burst: 300, aMinute: 100 }, thing: { burst: 30, aMinute: 5 } },
  request: { person: { burst: 100, aMinute: 20 }, school: { burst: 600, aMinute: 200 } },
  preview: { person: { burst: 240, aMinute: 120 }, school: { burst: 2400, aMinute: 1200 } },
  file: { person: { burst: 30, aMinute: 4 }, school: { burst: 60, aMinute: 8 } },
} as const satisfies Record<string, { person: Rate; school: Rate; thing?: Rate }>;

export type Pace = keyof typeof PACES;
export const PACED = 'requisite:paced';

/** Bounds how often a person and a school may ask this of the server; the thing that it is done to is the `id` of the route. */
export const Paced = (pace: Pace) => SetMetadata(PACED, pace);
