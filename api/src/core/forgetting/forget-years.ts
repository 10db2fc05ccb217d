import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { type Consumer, Worker, type Work } from '../jobs/index.js';

/** As many rows of a kind, or requests with all that hangs on them, go in one transaction: nobody waits long for what it locks. */
const BATCH = 200;

/** The first day that a school still keeps, and where it begins in its time zone, in epoch milliseconds. */
export interface KeptFrom {
  date: string;
  ms: number;
}

/** What a school's years are at an instant: from when they are kept (null: all of them are), and when that is looked at again. */
export interface KeptYears {
  from: KeptFrom | null;
  nextMs: number;
}

/** Takes away what a feature has of school years that are kept no longer. */
export interface YearsForgetter {
  /** Takes at most `most` away, in the ambient transaction, and answers how many went; 0 once nothing older is left. */
  forgetBefore(schoolId: string, from: KeptFrom, most: number): Promise<number>;
}

/**
 * Has what lies before the years that a school keeps taken away, every night: a batch in a transaction, and the next a moment later, so
 * that a school of ten years is freed of nine without anybody's waiting. What goes is said by the owners of the tables.
 */
@Injectable()
export class ForgetYears implements Consumer, OnModuleInit {
  readonly name = 'forget-years';
  readonly isStanding = true;
  private readonly forgetters: YearsForgetter[] = [];
  private years: (schoolId: string, nowMs: number) => Promise<KeptYears | null> = () => Promise.resolve(null);

  constructor(
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.register(this);
  }

  /** Makes known who has rows of school years; once each, before the server is up. */
  register(forgetter: YearsForgetter): void {
    this.forgetters.push(forgetter);
  }

  /** Says where the years of a school are to be learnt; null where the school is gone. */
  yearsFrom(years: (schoolId: string, nowMs: number) => Promise<KeptYears | null>): void {
    this.years = years;
  }

  /** Takes a batch of a school's old years away, and answers when the next is due: at once while there is more, else in the next night. */
  async run({ schoolId }: Work): Promise<number | null> {
    const nowMs = this.clock.nowMs();
    const years = await this.years(schoolId, nowMs);
    if (!years) return null;
    if (!years.from) return years.nextMs;
    let gone = 0;
    for (const forgetter of this.forgetters) gone += await forgetter.forgetBefore(schoolId, years.from, BATCH);
    return gone > 0 ? nowMs : years.nextMs;
  }
}
