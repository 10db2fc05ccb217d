import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { MoveBody, Requisition, ToSettle, ToSettleCount, ToSettleQuery } from '@app/shared';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { PlaceRequisition } from './place-requisition.js';
import { ToSettleQueries } from './to-settle.queries.js';

/** What lost its lesson, its teacher or its kit, and where it goes from there. */
@Controller()
export class SettleController {
  constructor(
    private readonly places: PlaceRequisition,
    private readonly queries: ToSettleQueries,
  ) {}

  @Allow('requisitions.read')
  @Get('to-settle')
  @Answers(
    ToSettle,
    'What lost its lesson, teacher, kit or day, by lesson, with its ways out; X-Total-Count says how much there is, X-Next-Cursor where the next page begins',
    'array',
  )
  async list(
    @CurrentUser() principal: Principal,
    @Query() query: ToSettleQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ToSettle[]> {
    const { items, total, nextCursor } = await this.queries.list(principal, query);
    reply.header('X-Total-Count', total);
    if (nextCursor !== undefined) reply.header('X-Next-Cursor', nextCursor);
    return items;
  }

  @Allow('requisitions.read')
  @Get('to-settle/count')
  @Answers(ToSettleCount, 'How much of it concerns whoever asks')
  count(@CurrentUser() principal: Principal): Promise<ToSettleCount> {
    return this.queries.count(principal);
  }

  @Allow('requisitions.ask')
  @Post('requisitions/:id/move')
  @HttpCode(200)
  @Answers(Requisition, 'Moves a request to another lesson of its class or its teacher, with its history')
  move(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: MoveBody): Promise<Requisition> {
    return this.places.move(principal, id, body);
  }
}
