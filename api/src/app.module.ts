import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { ApparatusModule } from './apparatus/index.js';
import { CalendarModule } from './calendar/index.js';
import type { Config } from './core/config/index.js';
import { CoreModule } from './core/core.module.js';
import { logOptions } from './core/logging/log-options.js';
import { entities } from './entities.js';
import { HistoryModule } from './history/index.js';
import { IdentityModule } from './identity/index.js';
import { ImportsModule } from './imports/index.js';
import { NotificationsModule } from './notifications/index.js';
import { PracticalsModule } from './practicals/index.js';
import { PrepModule } from './prep/index.js';
import { RequisitionsModule } from './requisitions/index.js';
import { SchoolModule } from './school/index.js';
import { SubstancesModule } from './substances/index.js';
import { WorkloadModule } from './workload/index.js';

/** The whole server. The imports read in the order in which a requisition lives. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(logOptions(config.logLevel)),
        CoreModule.with(config, entities),
        IdentityModule,
        SchoolModule,
        CalendarModule,
        SubstancesModule,
        PracticalsModule,
        ApparatusModule,
        RequisitionsModule,
        PrepModule,
        WorkloadModule,
        NotificationsModule,
        HistoryModule,
        ImportsModule,
      ],
    };
  }
}
