import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../core/access/index.js';
import { PrepareImport, type Prepared } from './prepare-import.js';
import { readUpload } from './read-upload.js';

/** What came of reading, by request: a refusal is thrown only where the request is worked on, since a repeat is given its first answer. */
const came = new WeakMap<object, PromiseSettledResult<Prepared>>();

/** Reads the file of a request before its key's transaction begins: nobody waits for a file with a connection in hand. Lets everybody by. */
@Injectable()
export class ReadFirst implements CanActivate {
  constructor(private readonly before: PrepareImport) {}

  /** What was read of a request's file. @throws what its reading threw */
  static async of(request: FastifyRequest): Promise<Prepared> {
    const result = came.get(request.raw);
    if (result?.status === 'rejected') throw result.reason;
    if (!result) throw new Error('The file was not read first');
    return result.value;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal: Principal }>();
    const [result] = await Promise.allSettled([this.prepare(request)]);
    came.set(request.raw, result);
    return true;
  }

  private async prepare(request: FastifyRequest & { principal: Principal }): Promise<Prepared> {
    return this.before.prepare(request.principal, await readUpload(request));
  }
}
