import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { MoveBody, Requisition } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { PlaceRequisition } from './place-requisition.js';

/** What lost its lesson, its teacher or its kit, and where it goes from there. */
@Controller()
export class SettleController {
  constructor(private readonly places: PlaceRequisition) {}

  @Allow('requisitions.ask')
  @Post('requisitions/:id/move')
  @HttpCode(200)
  @Answers(Requisition, 'Moves a request to another lesson of its class or its teacher, with its history')
  move(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: MoveBody): Promise<Requisition> {
    return this.places.move(principal, id, body);
  }
}
