import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  MessageBody,
  MessageView,
  PreviewAnswer,
  PreviewBody,
  Requisition,
  RequisitionBody,
  RequisitionChange,
  TransitionBody,
} from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { Messages } from './messages.js';
import { MoveRequisition } from './move-requisition.js';
import { PreviewRequisition } from './preview-requisition.js';
import { PutRequisition } from './put-requisition.js';
import { RequisitionQueries } from './requisitions.queries.js';
import { SubmitRequisition } from './submit-requisition.js';

/** A step with words is a message to people. */
const saysSomething = (body: unknown): boolean => typeof body === 'object' && body !== null && 'note' in body && Boolean(body.note);

@Controller('requisitions')
export class RequisitionsController {
  constructor(
    private readonly queries: RequisitionQueries,
    private readonly previews: PreviewRequisition,
    private readonly submissions: SubmitRequisition,
    private readonly puts: PutRequisition,
    private readonly moves: MoveRequisition,
    private readonly messages: Messages,
  ) {}

  @Allow('requisitions.ask')
  @Post('preview')
  @Paced('preview')
  @HttpCode(200)
  @Answers(PreviewAnswer, 'What would happen if this were submitted now; changes nothing')
  preview(@CurrentUser() principal: Principal, @Body() body: PreviewBody): Promise<PreviewAnswer> {
    return this.previews.preview(principal, body);
  }

  @Allow('requisitions.ask')
  @Post()
  @Paced('request')
  @Answers(Requisition, 'Keeps a draft or submits a request, with its holds')
  submit(@CurrentUser() principal: Principal, @Body() body: RequisitionBody): Promise<Requisition> {
    return this.submissions.submit(principal, body);
  }

  @Allow('requisitions.read')
  @Get(':id')
  @Answers(Requisition, 'A requisition with its lines, tasks, history and messages')
  find(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<Requisition> {
    return this.queries.show(principal, id);
  }

  @Allow('requisitions.ask')
  @Put(':id')
  @Answers(Requisition, 'Changes what is sent, moves it to the lesson that is named, hands it over to the person who is named')
  change(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: RequisitionChange): Promise<Requisition> {
    return this.puts.put(principal, id, body);
  }

  @Allow('requisitions.move')
  @Post(':id/transitions')
  @Paced('message', saysSomething)
  @HttpCode(200)
  @Answers(Requisition, 'Takes a requisition one step further, or back')
  move(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: TransitionBody): Promise<Requisition> {
    return this.moves.move(principal, id, body);
  }

  @Allow('requisitions.move')
  @Post(':id/messages')
  @Paced('message')
  @Answers(MessageView, 'Writes to the thread of a requisition')
  message(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: MessageBody): Promise<MessageView> {
    return this.messages.add(principal, id, body);
  }
}
