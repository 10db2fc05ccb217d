import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { Lesson, LessonAnswer, LessonQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { JsonText, Page } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { AnswerLesson } from './answer-lesson.js';
import { LessonsQueries } from './lessons.queries.js';

@Controller('lessons')
export class LessonsController {
  constructor(
    private readonly queries: LessonsQueries,
    private readonly answers: AnswerLesson,
  ) {}

  @Get()
  @Allow('lessons.read')
  @Answers(Lesson, "Lessons with their deadline and what was asked for them: one's own unless another teacher is named", 'page')
  between(@CurrentUser() principal: Principal, @Query() query: LessonQuery): Promise<JsonText<Page<Lesson>>> {
    return this.queries.between(principal, query);
  }

  // the body can only say the one thing that its class allows
  @Put(':id/answer')
  @Allow('lessons.answer')
  @Answers(Lesson, 'Says that a lesson needs nothing')
  answer(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() _: LessonAnswer): Promise<Lesson> {
    return this.answers.nothingNeeded(principal, id);
  }

  @Delete(':id/answer')
  @Allow('lessons.answer')
  @Answers(Lesson, 'Takes that answer back')
  withdraw(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<Lesson> {
    return this.answers.withdraw(principal, id);
  }
}
