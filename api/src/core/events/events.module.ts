import { Global, Module } from '@nestjs/common';
import { Consumers } from './consumers.js';
import { Events } from './events.js';
import { ForgetEvents } from './forget-events.js';
import { TakeBacks } from './take-back.js';
import { Within } from './within.js';

/** What happened, and who reads of it. */
@Global()
@Module({ providers: [Events, ForgetEvents, Within, Consumers, TakeBacks], exports: [Events, Within, Consumers, TakeBacks] })
export class EventsModule {}
