import { SetMetadata } from '@nestjs/common';
import type { Rate } from './buckets.js';

/** What somebody can do too often, each with what a person, a school and one thing that it is done to bear. */
export const PACES = {
  invitation: { person: { burst: 1_000, aMinute: 100 }, school: { burst: 2_000, aMinute: 200 }, thing: { burst: 5, aMinute: 0.2 } },
  message: { person: { burst: 300, aMinute: 60 }, school: { burst: 3_000, aMinute: 1_000 }, thing: { burst: 100, aMinute: 20 } },
  // far above what people do: a school at its deadline, and whoever measures us, is let by; a program that has run wild is not
  request: { person: { burst: 5_000, aMinute: 3_000 }, school: { burst: 50_000, aMinute: 30_000 } },
  preview: { person: { burst: 5_000, aMinute: 3_000 }, school: { burst: 50_000, aMinute: 30_000 } },
  file: { person: { burst: 1_000, aMinute: 200 }, school: { burst: 2_000, aMinute: 400 } },
} as const satisfies Record<string, { person: Rate; school: Rate; thing?: Rate }>;

export type Pace = keyof typeof PACES;
export const PACED = 'requisite:paced';

/** A pace, and of which requests it is: of all, or of those whose body says so. */
export interface PaceOf {
  pace: Pace;
  isOf: (body: unknown) => boolean;
}

/**
 * Bounds how often a person and a school may ask this of the server; the thing that it is done to is the `id` of the route. `isOf`: of which
 * bodies, as they are sent, for what is asked all day and now and then does more.
 */
export const Paced = (pace: Pace, isOf: (body: unknown) => boolean = () => true) => SetMetadata(PACED, { pace, isOf } satisfies PaceOf);
