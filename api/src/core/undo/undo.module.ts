import { Global, Module } from '@nestjs/common';
import { TakeBackAct } from './take-back-act.js';
import { UndoController } from './undo.controller.js';
import { UndoRetention } from './undo-retention.js';
import { Undos } from './undos.js';

/** Taking back what somebody did. */
@Global()
@Module({ controllers: [UndoController], providers: [Undos, TakeBackAct, UndoRetention], exports: [Undos, TakeBackAct] })
export class UndoModule {}
