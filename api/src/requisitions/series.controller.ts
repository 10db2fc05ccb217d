import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CopyWeekAnswer, CopyWeekBody, CopyWeekQuery, SeriesAnswer, SeriesBody } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { CopyWeek } from './copy-week.js';
import { SubmitSeries } from './submit-series.js';

/** Asking for several lessons at once. */
@Controller('requisitions')
export class SeriesController {
  constructor(
    private readonly series: SubmitSeries,
    private readonly weeks: CopyWeek,
  ) {}

  @Allow('requisitions.ask')
  @Post('series')
  @Paced('request')
  @HttpCode(200)
  @Answers(SeriesAnswer, 'Asks for the same at each of some lessons; what is refused of one is answered beside it')
  submit(@CurrentUser() principal: Principal, @Body() body: SeriesBody): Promise<SeriesAnswer> {
    return this.series.submit(principal, body);
  }

  @Allow('requisitions.ask')
  @Get('copy-week')
  @Answers(CopyWeekAnswer, 'What was asked in one week, paired with the lessons of another; changes nothing')
  look(@CurrentUser() principal: Principal, @Query() query: CopyWeekQuery): Promise<CopyWeekAnswer> {
    return this.weeks.look(principal, query);
  }

  @Allow('requisitions.ask')
  @Post('copy-week')
  @Paced('request')
  @HttpCode(200)
  @Answers(SeriesAnswer, 'Asks again for what was asked in one week, at the lessons of another that are named')
  copy(@CurrentUser() principal: Principal, @Body() body: CopyWeekBody): Promise<SeriesAnswer> {
    return this.weeks.copy(principal, body);
  }
}
