import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessGuard, RecalledInterceptor, WhoAsks, ClosedSchools } from './access/index.js';
import { Clock } from './clock/index.js';
import { CONFIG, type Config } from './config/index.js';
import { DatabaseModule, type Entities } from './database/index.js';
import { EventsModule } from './events/index.js';
import { HealthController } from './health/health.controller.js';
import { Pulse } from './health/pulse.js';
import { IdempotencyRetention } from './http/idempotency-retention.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ContractPipe } from './http/validation.pipe.js';
import { ApiDocument, OpenApiController } from './openapi/index.js';
import { ForgettingModule } from './forgetting/index.js';
import { JobsModule } from './jobs/index.js';
import { MailModule } from './mail/index.js';
import { FairGuard, PaceGuard } from './pace/index.js';
import { Scanner } from './scanner/index.js';
import { UndoModule, UndoTokenInterceptor } from './undo/index.js';

/** What every feature stands on and that knows nothing of schools. */
@Global()
@Module({})
export class CoreModule {
  static with(config: Config, entities: Entities): DynamicModule {
    return {
      module: CoreModule,
      imports: [DatabaseModule.with(entities), EventsModule, ForgettingModule, JobsModule.with(config), MailModule, UndoModule],
      controllers: [HealthController, OpenApiController],
      providers: [
        ApiDocument,
        ClosedSchools,
        FairGuard,
        IdempotencyRetention,
        Pulse,
        Scanner,
        { provide: CONFIG, useValue: config },
        { provide: Clock, useFactory: () => new Clock(config.fixedNowMs) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: PaceGuard },
        { provide: APP_GUARD, useExisting: FairGuard },
        { provide: APP_PIPE, useClass: ContractPipe },
        WhoAsks,
        { provide: APP_INTERCEPTOR, useClass: RecalledInterceptor },
        { provide: APP_INTERCEPTOR, useClass: UndoTokenInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: [ClosedSchools, CONFIG, Clock, Scanner],
    };
  }
}
