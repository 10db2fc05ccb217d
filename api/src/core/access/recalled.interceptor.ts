import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { type Claim, NoLongerTrue, outcome } from '../database/index.js';
import { ProblemError } from '../problems/problem.js';
import { whoMay } from './allow.js';
import { type Asked, WhoAsks } from './who-asks.js';

/**
 * Gives no answer to whoever was let in from memory before the database has said that they still may come in. Where they may not, or may
 * otherwise than was remembered, the request begins again with what the database knows: it has committed nothing.
 */
@Injectable()
export class RecalledInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly who: WhoAsks,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const claim = outcome.getStore()?.claim;
    return claim ? from(this.held(claim, context, next)) : next.handle();
  }

  private async held(claim: Claim, context: ExecutionContext, next: CallHandler): Promise<unknown> {
    try {
      const answer: unknown = await lastValueFrom(next.handle());
      if (await this.who.holds(claim)) return answer;
    } catch (error) {
      const isRefusal = error instanceof ProblemError;
      if (!(error instanceof NoLongerTrue) && !(isRefusal && !(await this.who.holds(claim)))) throw error;
    }
    await this.who.admit(context.switchToHttp().getRequest<Asked>(), whoMay(this.reflector, context));
    return lastValueFrom(next.handle());
  }
}
