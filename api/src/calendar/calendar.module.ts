import { Module } from '@nestjs/common';
import { SchoolRules } from './school-rules.js';

/** The school's year, its lessons, and what was decided about them. */
@Module({ providers: [SchoolRules], exports: [SchoolRules] })
export class CalendarModule {}
