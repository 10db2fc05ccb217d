import { Controller, Get, Param } from '@nestjs/common';
import { LineDraw } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { DrawForStep } from './draw-for-step.js';
import { RequisitionQueries } from './requisitions.queries.js';

@Controller('requisitions')
export class DrawsController {
  constructor(
    private readonly queries: RequisitionQueries,
    private readonly lines: DrawForStep,
  ) {}

  @Allow('stock.write')
  @Get(':id/draws')
  @Answers(
    LineDraw,
    'What each chemical and consumable of a request draws from stock when it is prepared, and of what else it could be made',
    'page',
  )
  async list(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<{ items: LineDraw[] }> {
    const { id: known } = await this.queries.show(principal, id);
    return { items: await this.lines.look(principal, known) };
  }
}
