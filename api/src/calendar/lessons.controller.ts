import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { type Lesson, LessonAnswer, LessonQuery } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
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
  between(@Who() asker: Asker, @Query() query: LessonQuery): Promise<Page<Lesson>> {
    return this.queries.between(asker, query);
  }

  // the body can only say the one thing that its class allows
  @Put(':id/answer')
  @Allow('lessons.answer')
  answer(@Who() asker: Asker, @Param('id') id: string, @Body() _: LessonAnswer): Promise<Lesson> {
    return this.answers.nothingNeeded(asker, id);
  }

  @Delete(':id/answer')
  @Allow('lessons.answer')
  withdraw(@Who() asker: Asker, @Param('id') id: string): Promise<Lesson> {
    return this.answers.withdraw(asker, id);
  }
}
