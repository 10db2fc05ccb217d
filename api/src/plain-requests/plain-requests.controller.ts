import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { PlainRequest, PlainRequestBody } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { ReadPlainRequest } from './read-plain-request.js';

@Controller('requisitions/read')
export class PlainRequestsController {
  constructor(private readonly reading: ReadPlainRequest) {}

  @Post()
  @Allow('requisitions.ask')
  @Paced('preview')
  @HttpCode(200)
  @Answers(PlainRequest, 'Reads a message in plain words as a draft, with what was understood and what has to be asked; writes nothing')
  read(@CurrentUser() principal: Principal, @Body() body: PlainRequestBody): Promise<PlainRequest> {
    return this.reading.read(principal, body);
  }
}
