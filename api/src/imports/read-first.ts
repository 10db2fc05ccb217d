import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { may } from '@app/shared';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../core/access/index.js';
import { ProblemError } from '../core/problems/index.js';
import { PrepareImport, type Prepared } from './prepare-import.js';
import { readUpload, type Upload } from './read-upload.js';
import { TakeFile } from './take-file.js';

/** A larger file is taken in apart from its request where the sender asks for that, in bytes: a smaller one is done as soon as it could be asked for. */
const LARGE = 64 * 1024;

const NOT_YOURS = 'Such files are taken in by admins; a list of stock also by whoever keeps the stock. Nothing was changed.';

/** What came of reading, by request: a refusal is thrown only where the request is worked on, since a repeat is given its first answer. */
const came = new WeakMap<object, PromiseSettledResult<Prepared | Apart | OfFeature>>();

/** A file that is to be taken in apart from its request. */
export interface Apart {
  apart: Upload;
}

/** A file of a kind that a feature takes in: it is small, and read there. */
export interface OfFeature {
  ofFeature: Upload;
}

/** Reads the file of a request before its key's transaction begins: nobody waits for a file with a connection in hand. Lets everybody by. */
@Injectable()
export class ReadFirst implements CanActivate {
  constructor(
    private readonly before: PrepareImport,
    private readonly files: TakeFile,
  ) {}

  /** What was read of a request's file. @throws what its reading threw */
  static async of(request: FastifyRequest): Promise<Prepared | Apart | OfFeature> {
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

  private async prepare(request: FastifyRequest & { principal: Principal }): Promise<Prepared | Apart | OfFeature> {
    const upload = await readUpload(request);
    // who keeps the stock takes its list in; what makes people, lessons and rooms is for admins
    const act = upload.fields.kind === 'stock' ? 'stock.write' : 'import.run';
    if (!may(request.principal, act)) throw new ProblemError('NOT_ALLOWED', NOT_YOURS);
    if (this.files.takes(upload.fields.kind)) return { ofFeature: upload };
    const isAsked = String(request.headers['prefer'] ?? '')
      .toLowerCase()
      .split(/[,;]/)
      .some((one) => one.trim() === 'respond-async');
    return isAsked && upload.file.bytes.length > LARGE ? { apart: upload } : this.before.prepare(request.principal, upload);
  }
}
