import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { PrepModule } from '../prep/index.js';
import { PlanController } from './plan.controller.js';
import { PlanService } from './plan.service.js';
import { Planner } from './planner.js';

/** Gives the technicians' work its people and days. */
@Module({ imports: [CalendarModule, PrepModule], controllers: [PlanController], providers: [PlanService, Planner] })
export class PlanModule {}
