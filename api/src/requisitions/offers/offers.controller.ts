import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Levelling, LevellingQuery, Offer, OfferAnswerBody, OfferBody, OfferQuery } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../../core/access/index.js';
import type { Page } from '../../core/http/index.js';
import { Answers } from '../../core/openapi/index.js';
import { Paced } from '../../core/pace/index.js';
import { AnswerOffer } from './answer-offer.js';
import { LevelDays } from './level-days.js';
import { MakeOffer } from './make-offer.js';
import { OfferQueries } from './offers.queries.js';

/** Other lessons that are offered to the teachers of requests. */
@Controller()
export class OffersController {
  constructor(
    private readonly making: MakeOffer,
    private readonly answering: AnswerOffer,
    private readonly queries: OfferQueries,
    private readonly levelling: LevelDays,
  ) {}

  @Allow('requisitions.ask')
  @Post('requisitions/:id/offers')
  @Paced('message')
  @Answers(Offer, 'Asks the teacher of a request to have it at another lesson, or to change days with another request')
  make(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: OfferBody): Promise<Offer> {
    return this.making.make(principal, id, body);
  }

  @Allow('workload.plan')
  @Get('workload/levelling')
  @Paced('preview')
  @Answers(Levelling, 'Which requests would take something off the worst day at another lesson of their class; it changes nothing')
  level(@CurrentUser() principal: Principal, @Query() query: LevellingQuery): Promise<Levelling> {
    return this.levelling.level(principal, query);
  }

  @Allow('requisitions.read')
  @Get('offers')
  @Answers(Offer, 'What one is asked and what one has asked, the open ones first, then the newest; of one request all', 'page')
  list(@CurrentUser() principal: Principal, @Query() query: OfferQuery): Promise<Page<Offer>> {
    return this.queries.list(principal, query);
  }

  @Allow('requisitions.move')
  @Post('offers/:id/answer')
  @HttpCode(200)
  @Answers(Offer, 'Accepts an offer, which moves the request or changes days at once, or declines it')
  answer(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: OfferAnswerBody): Promise<Offer> {
    return this.answering.answer(principal, id, body);
  }
}
