import { Global, Module } from '@nestjs/common';
import { ForgetPeople } from './forget-people.js';
import { ForgetYears } from './forget-years.js';

/** What is kept no longer: old years, and people who left. */
@Global()
@Module({ providers: [ForgetPeople, ForgetYears], exports: [ForgetPeople, ForgetYears] })
export class ForgettingModule {}
