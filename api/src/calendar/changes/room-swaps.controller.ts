import { Body, Controller, Post } from '@nestjs/common';
import { RoomSwapAnswer, RoomSwapBody } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../../core/access/index.js';
import { Answers } from '../../core/openapi/index.js';
import { ChangeLesson } from './change-lesson.js';

@Controller('room-swaps')
export class RoomSwapsController {
  constructor(private readonly lessons: ChangeLesson) {}

  @Post()
  @Allow('lessons.change')
  @Answers(RoomSwapAnswer, 'Gives two lessons that share time each other’s room')
  swap(@CurrentUser() principal: Principal, @Body() body: RoomSwapBody): Promise<RoomSwapAnswer> {
    return this.lessons.swap(principal, body);
  }
}
