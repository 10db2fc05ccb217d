import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { requestContext } from '../access/principal.js';

export const UNDO_TOKEN = 'Undo-Token';

/** Has the answer to a write carry what takes it back. */
@Injectable()
export class UndoTokenInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      tap(() => {
        const token = requestContext.getStore()?.undoToken;
        if (token !== undefined) void context.switchToHttp().getResponse<FastifyReply>().header(UNDO_TOKEN, token);
      }),
    );
  }
}
