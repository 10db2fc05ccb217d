import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { EventsQuery, LiveEvent } from '@app/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentUser, type Principal, secretHash, sessionTokenOf } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, outcome } from '../core/database/index.js';
import { Answers } from '../core/openapi/index.js';
import { EventStream } from './event-stream.js';
import { IS_RECENT } from './live.statements.js';
import { LiveStreams } from './live-streams.js';

/** Whoever was away for longer begins now, in milliseconds, and looks at the pages again. */
const RESUMED_MS = 3_600_000;
const PLACE = /^\d{1,15}$/;

/** What happens, told as it happens. */
@Controller('events')
export class LiveController {
  constructor(
    private readonly streams: LiveStreams,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  @Allow('me.read')
  @Get()
  @Answers(
    LiveEvent,
    'What happens that one may see, as server-sent events whose ids are in order; Last-Event-ID, or else after, goes on behind one',
    'stream',
  )
  async open(
    @CurrentUser() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: EventsQuery,
    @Headers('last-event-id') lastId: string | undefined,
  ): Promise<void> {
    const after = await this.recent(principal, lastId !== undefined && PLACE.test(lastId) ? Number(lastId) : (query.after ?? null));
    // nobody is let in from memory: what asks has travelled with that statement
    await outcome.getStore()?.claim?.mustHold();
    request.endTurn?.();
    request.endTurn = null;
    const stream = new EventStream(principal, secretHash(sessionTokenOf(request) ?? '').toString('hex'), reply.raw);
    await this.streams.open(stream, after, (place) => {
      const headers = reply.getHeaders();
      reply.hijack();
      stream.begin(headers, place);
      // what came on no line, or asks for the headers alone, hears nothing more
      if (request.method === 'HEAD' || typeof request.raw.socket.bytesRead !== 'number') setImmediate(() => stream.end());
    });
  }

  /** The place behind which somebody goes on; null: from now on, as for one that is not known here, or where what was missed is old. */
  private async recent({ schoolId }: Principal, place: number | null): Promise<number | null> {
    const since = instant(this.clock.nowMs() - RESUMED_MS);
    const rows = await this.db.read(schoolId, IS_RECENT, [schoolId, place, since]);
    return rows.length > 0 ? place : null;
  }
}
