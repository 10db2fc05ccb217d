import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { UndoBody, Undone } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../access/index.js';
import { Answers } from '../openapi/index.js';
import { TakeBackAct } from './take-back-act.js';

@Controller('undo')
export class UndoController {
  constructor(private readonly acts: TakeBackAct) {}

  @Post()
  @HttpCode(200)
  @Allow('me.read')
  @Answers(Undone, 'Takes back what a write did whose answer carried the token as `Undo-Token`')
  undo(@CurrentUser() principal: Principal, @Body() { token }: UndoBody): Promise<Undone> {
    return this.acts.undo(principal, token);
  }
}
