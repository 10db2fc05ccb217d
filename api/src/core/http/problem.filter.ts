import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { ErrorCode, Problem } from '@app/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expectedOr } from '../database/index.js';
import { refusalBody } from '../problems/problem-body.js';
import { ProblemError } from '../problems/problem.js';
import { saidByDatabase } from '../problems/said-by-database.js';
import { unknownFault } from './unknown-faults.js';

const BY_STATUS: Record<number, [ErrorCode, string]> = {
  400: ['MALFORMED_JSON', 'The request is not well-formed JSON. Nothing was changed.'],
  403: ['NOT_ALLOWED', 'Your role does not allow this. Nothing was changed.'],
  404: ['NOT_FOUND', 'There is nothing at this address.'],
  405: ['METHOD_NOT_ALLOWED', 'This address does not take that method.'],
  413: ['TOO_LARGE', 'The request is larger than the server takes. Nothing was changed.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send application/json. Nothing was changed.'],
};

/** When it is worth trying again, in seconds, by the status of a refusal that ends by itself. */
const RETRY_AFTER_S: Readonly<Record<number, string>> = { 429: '60', 503: '2' };

/** Makes problem+json of everything that is thrown; an unexpected fault is logged and tells the caller nothing of the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return; // what it was about was ended, and answered, meanwhile
    const problem = this.toProblem(error, request);
    const told = refusalBody(problem, String(request.id));
    const { status, title } = told;
    if (status === 500) this.logger.error({ err: error, requestId: request.id }, 'unexpected fault');
    else if (status === 503 && !(error instanceof ProblemError)) this.logger.warn({ ...expectedOr(error), requestId: request.id }, title);
    const body: Problem = { ...told, ...(await this.found(problem)) };
    const again = problem.code === 'BUSY' ? '1' : RETRY_AFTER_S[status];
    if (again !== undefined && !reply.hasHeader('retry-after')) void reply.header('retry-after', again);
    void reply.status(status).header('content-type', 'application/problem+json; charset=utf-8').send(body);
  }

  /** A refusal is answered even when what would help cannot be found out. */
  private async found(problem: ProblemError): Promise<Record<string, unknown>> {
    try {
      return (await problem.later?.()) ?? {};
    } catch (error) {
      this.logger.error(expectedOr(error), 'what would help with a refusal could not be found out');
      return {};
    }
  }

  private toProblem(error: unknown, request: FastifyRequest): ProblemError {
    if (error instanceof ProblemError) return error;
    const fromDatabase = saidByDatabase(error);
    if (fromDatabase) return fromDatabase;
    const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
    const known = status === undefined ? undefined : BY_STATUS[status];
    if (known) return new ProblemError(...known);
    return unknownFault(error, request);
  }
}
