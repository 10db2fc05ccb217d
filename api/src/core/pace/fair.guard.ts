import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../access/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { ProblemError } from '../problems/index.js';
import { SchoolTurns, TooManyWait } from './school-turns.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Gives back the turn of the request's school, once there is an answer. */
    endTurn: (() => void) | null;
  }
}

/** A turn is waited for at most so long, in milliseconds, and by at most so many for each connection to the database. */
const WAIT_MS = 5000;
const WAITING_FOR_EACH = 30;
/** So much of the connections those at work of either sort may hold: who asks is looked up on the others. */
const AT_WORK = 0.8;
/** One school leaves some places to others, at work and among those who wait. */
const OF_SCHOOL = 0.75;
/** While others ask too, one school has so many at work: more at once are done no sooner, and each of another's would wait for them. */
const BESIDE_OTHERS = { reads: 4, writes: 3 };
/** A school of which so many wait has run wild, or all its people ask at once: it has one at work of either sort while others ask that have not. */
const CROWD = { waiting: 12, atWork: 1 };

function turnsOf(poolSize: number, besideOthers: number): SchoolTurns {
  const part = (all: number, share: number) => Math.max(1, Math.floor(all * share));
  const [atOnce, waiting] = [part(poolSize, AT_WORK), poolSize * WAITING_FOR_EACH];
  return new SchoolTurns({
    atOnce,
    ofSchool: part(atOnce, OF_SCHOOL),
    besideOthers: Math.min(besideOthers, part(atOnce, OF_SCHOOL)),
    crowd: CROWD,
    waitingOfSchool: part(waiting, OF_SCHOOL),
    waiting,
    waitMs: WAIT_MS,
  });
}

/**
 * Lets requests in turn by school once many are at work, so that what one school asks at once delays another's by a turn and not by all
 * of it. Reads and writes have turns of their own: writes may wait for the locks of one another. Files have theirs, and take long to arrive.
 */
@Injectable()
export class FairGuard implements CanActivate {
  private readonly reads: SchoolTurns;
  private readonly writes: SchoolTurns;

  constructor(@Inject(CONFIG) { poolSize }: Pick<Config, 'poolSize'>) {
    this.reads = turnsOf(poolSize, BESIDE_OTHERS.reads);
    this.writes = turnsOf(poolSize, BESIDE_OTHERS.writes);
    SchoolTurns.together(this.reads, this.writes);
  }

  /** How many requests wait for a turn of their school. */
  get waiters(): number {
    return this.reads.waiters + this.writes.waiters;
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
    const { principal } = request;
    if (!principal || request.isMultipart()) return true;
    const { schoolId } = principal;
    const turns = request.method === 'GET' || request.method === 'HEAD' ? this.reads : this.writes;
    const begin = (): true => {
      request.endTurn = () => turns.leave(schoolId);
      return true;
    };
    const turn = turns.enter(schoolId);
    return turn === null ? begin() : turn.then(begin, refuse);
  }
}

function refuse(error: unknown): never {
  if (!(error instanceof TooManyWait)) throw error;
  throw new ProblemError(
    'SERVER_BUSY',
    'The server has more to do than it can at this moment. Nothing was changed; try again in a few seconds.',
  );
}
