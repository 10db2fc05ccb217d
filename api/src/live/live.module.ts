import { Module } from '@nestjs/common';
import { LiveController } from './live.controller.js';
import { LiveStreams } from './live-streams.js';

/** What happens, told to whoever listens, as it happens. */
@Module({ controllers: [LiveController], providers: [LiveStreams] })
export class LiveModule {}
