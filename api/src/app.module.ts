import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import { ApparatusModule } from './apparatus/index.js';
import { BuyingModule } from './buying/index.js';
import { CalendarModule } from './calendar/index.js';
import { ChecksModule } from './checks/index.js';
import type { Config } from './core/config/index.js';
import { CoreModule } from './core/core.module.js';
import { logOptions } from './core/logging/index.js';
import { DutiesModule } from './duties/index.js';
import { entities } from './entities.js';
import { HistoryModule } from './history/index.js';
import { IdentityModule } from './identity/index.js';
import { ImportsModule } from './imports/index.js';
import { LiveModule } from './live/index.js';
import { LogModule } from './log/index.js';
import { MachineJobsModule } from './machine-jobs/index.js';
import { OccasionsModule } from './occasions/index.js';
import { NoticesModule } from './notices/index.js';
import { NotificationsModule } from './notifications/index.js';
import { PlainRequestsModule } from './plain-requests/index.js';
import { PlanModule } from './plan/index.js';
import { PracticalsModule } from './practicals/index.js';
import { PrepModule } from './prep/index.js';
import { ReportsModule } from './reports/index.js';
import { RequisitionsModule } from './requisitions/index.js';
import { SchemesModule } from './schemes/index.js';
import { SchoolModule } from './school/index.js';
import { StockModule } from './stock/index.js';
import { SubstancesModule } from './substances/index.js';
import { WeekListModule } from './week-list/index.js';
import { WorkloadModule } from './workload/index.js';

/** The whole server. The imports read in the order in which a requisition lives. */
@Module({})
export class AppModule {
  /** Makes the server for its settings; its log lines go to standard output unless told otherwise. */
  static with(config: Config, logTo?: DestinationStream): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(logOptions(config.logLevel, logTo)),
        CoreModule.with(config, entities),
        IdentityModule,
        SchoolModule,
        CalendarModule,
        SubstancesModule,
        StockModule,
        PracticalsModule,
        ApparatusModule,
        SchemesModule,
        PlainRequestsModule,
        RequisitionsModule,
        PrepModule,
        DutiesModule,
        MachineJobsModule,
        WeekListModule,
        BuyingModule,
        ChecksModule,
        WorkloadModule,
        PlanModule,
        LogModule,
        ReportsModule,
        OccasionsModule,
        NoticesModule,
        NotificationsModule,
        HistoryModule,
        LiveModule,
        ImportsModule,
      ],
    };
  }
}
