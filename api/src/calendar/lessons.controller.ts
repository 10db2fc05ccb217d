import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Lesson, LessonAnswer, LessonChangeAnswer, LessonChangeBody, LessonChangeQuery, LessonQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { JsonText, Page } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { AnswerLesson } from './answer-lesson.js';
import { ChangeLesson } from './changes/change-lesson.js';
import { LessonsQueries } from './lessons.queries.js';

@Controller('lessons')
export class LessonsController {
  constructor(
    private readonly queries: LessonsQueries,
    private readonly answers: AnswerLesson,
    private readonly changes: ChangeLesson,
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

  @Post(':id/changes')
  @Allow('lessons.change')
  @Answers(LessonChangeAnswer, 'Gives one lesson another room, time or teacher, or calls it off; answers it with the requests at it')
  change(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: LessonChangeBody): Promise<LessonChangeAnswer> {
    return this.changes.change(principal, id, body);
  }

  @Delete(':id/changes')
  @Allow('lessons.change')
  @Answers(LessonChangeAnswer, 'Takes its changes back, or that of one kind')
  unchange(@CurrentUser() principal: Principal, @Param('id') id: string, @Query() query: LessonChangeQuery): Promise<LessonChangeAnswer> {
    return this.changes.takeBack(principal, id, query);
  }
}
