import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { SeriesAnswer, SeriesBody } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { SubmitSeries } from './submit-series.js';

/** Asking for several lessons at once. */
@Controller('requisitions')
export class SeriesController {
  constructor(private readonly series: SubmitSeries) {}

  @Allow('requisitions.ask')
  @Post('series')
  @Paced('request')
  @HttpCode(200)
  @Answers(SeriesAnswer, 'Asks for the same at each of some lessons; what is refused of one is answered beside it')
  submit(@CurrentUser() principal: Principal, @Body() body: SeriesBody): Promise<SeriesAnswer> {
    return this.series.submit(principal, body);
  }
}
