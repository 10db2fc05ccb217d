import { Controller, Get, Param } from '@nestjs/common';
import { Taker } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { Takers } from './takers.js';

@Controller('requisitions')
export class TakersController {
  constructor(private readonly takers: Takers) {}

  @Allow('requisitions.ask')
  @Get(':id/takers')
  @Answers(Taker, 'The colleagues of its department to whom a request can be handed over, who has no lesson then first', 'page')
  async list(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<{ items: Taker[] }> {
    return { items: await this.takers.of(principal, id) };
  }
}
