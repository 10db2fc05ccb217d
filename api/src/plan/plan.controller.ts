import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Plan, PlanBody } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { PlanService } from './plan.service.js';

@Controller('workload/plan')
export class PlanController {
  constructor(private readonly plans: PlanService) {}

  @Allow('workload.plan')
  @Post()
  @HttpCode(200)
  @Answers(Plan, 'Plans the technicians’ days: a preview with the reason of each move, then applied as it was looked at')
  plan(@CurrentUser() principal: Principal, @Body() body: PlanBody): Promise<Plan> {
    return body.mode === 'preview' ? this.plans.preview(principal, body) : this.plans.apply(principal, body);
  }
}
