import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../access/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { ProblemError } from '../problems/index.js';
import { Buckets, type Rate } from './buckets.js';
import { type Pace, PACED, type PaceOf, PACES } from './pace.js';

/** What was asked too often, as people call it. */
const SAID: Readonly<Record<Pace, string>> = {
  invitation: 'invitations were sent',
  message: 'messages were written',
  request: 'requests were made',
  preview: 'requests were looked over',
  file: 'files were sent',
};

/**
 * Refuses what a person or a school asks more often than people do. The counts stay in the memory of each server: they protect it, not a
 * rule of a school, so that several servers may let by as many times as much.
 */
@Injectable()
export class PaceGuard implements CanActivate {
  // not the school's clock, which a demo and a test set
  private readonly buckets = new Buckets(() => performance.now());

  constructor(
    private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: Pick<Config, 'paceFactor'>,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const paced = this.reflector.get<PaceOf | undefined>(PACED, context.getHandler());
    const http = context.switchToHttp();
    const { principal, params, body } = http.getRequest<FastifyRequest<{ Params: { id?: string } }> & { principal?: Principal }>();
    const { paceFactor } = this.config;
    if (paced === undefined || !principal || paceFactor === 0 || !paced.isOf(body)) return true;
    const { pace } = paced;
    const waitMs = this.buckets.take(keysOf(pace, principal, params.id).map(([key, rate]) => [key, times(rate, paceFactor)]));
    if (waitMs === 0) return true;
    const seconds = Math.ceil(waitMs / 1000);
    void http.getResponse<FastifyReply>().header('retry-after', String(seconds));
    const when = seconds <= 60 ? 'in a minute' : `in ${Math.ceil(seconds / 60)} minutes`;
    throw new ProblemError(
      'TOO_MANY_REQUESTS',
      `Too many ${SAID[pace]} in a short time. Nothing was changed by this one; send it again ${when}.`,
    );
  }
}

function times({ burst, aMinute }: Rate, factor: number): Rate {
  return { burst: Math.max(1, burst * factor), aMinute: aMinute * factor };
}

function keysOf(pace: Pace, { schoolId, personId }: Principal, id: string | undefined): (readonly [string, Rate])[] {
  const rates: { person: Rate; school: Rate; thing?: Rate } = PACES[pace];
  return [
    [`${pace} of person ${schoolId} ${personId}`, rates.person],
    [`${pace} of school ${schoolId}`, rates.school],
    ...(rates.thing && id !== undefined ? [[`${pace} to ${schoolId} ${id}`, rates.thing] as const] : []),
  ];
}
