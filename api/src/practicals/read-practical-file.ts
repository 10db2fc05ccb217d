import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { receivedForm } from '../core/http/received-form.js';
import { invalid, ProblemError } from '../core/problems/index.js';
import { Scanner } from '../core/scanner/index.js';
import { words } from '../core/words.js';
import { isCalledSo, toldByContent } from './told-by-content.js';

/** A file that came in, with its own name and the type that its content tells. */
export interface ToldFile {
  bytes: Buffer;
  name: string;
  type: string;
}

const MOST_LETTERS = 200;
/** What came of reading, by request: a refusal is thrown only where the request is worked on, since a repeat is given its first answer. */
const came = new WeakMap<object, PromiseSettledResult<ToldFile>>();

/**
 * Receives a practical's file, tells what it is and has it looked through before anything else: nobody waits for that with a connection in
 * hand. Lets everybody by.
 */
@Injectable()
export class ReadPracticalFile implements CanActivate {
  constructor(private readonly scanner: Scanner) {}

  /** The file of a request. @throws UNSUPPORTED_MEDIA_TYPE, INVALID, TOO_LARGE, FILE_REFUSED, SCANNER_AWAY, MALFORMED_JSON */
  static of(request: FastifyRequest): ToldFile {
    const result = came.get(request.raw);
    if (result?.status === 'rejected') throw result.reason;
    if (!result) throw new Error('The file was not read first');
    return result.value;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [result] = await Promise.allSettled([this.lookedThrough(request)]);
    came.set(request.raw, result);
    return true;
  }

  private async lookedThrough(request: FastifyRequest): Promise<ToldFile> {
    const file = await fileOf(request);
    await this.scanner.letBy(file.name, file.bytes);
    return file;
  }
}

async function fileOf(request: FastifyRequest): Promise<ToldFile> {
  if (!request.isMultipart()) throw new ProblemError('UNSUPPORTED_MEDIA_TYPE', words.library.files.asForm);
  const { parts, error } = await receivedForm(request);
  if (error) throw refusalOf(error.cause);
  const other = parts.find(({ type, name }) => type !== 'file' || name !== 'file');
  if (other) throw invalid(other.name, words.library.files.onlyFile);
  const [part] = parts;
  if (part?.type !== 'file') throw invalid('file', words.library.files.missing);
  const name = shownName(part.fileName);
  const kind = part.bytes.length > 0 ? await toldByContent(part.bytes) : null;
  if (!kind) throw refused('NOT_TAKEN', words.library.files.notTaken(name));
  if (!isCalledSo(name, kind)) throw refused('OTHER_THAN_CALLED', words.library.files.otherThanCalled(name, kind.endings[0] ?? ''));
  return { bytes: part.bytes, name, type: kind.type };
}

/** The name without folders and without letters that no name has. */
function shownName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .normalize('NFC');
  return [...plain].slice(-MOST_LETTERS).join('') || 'file';
}

function refused(code: string, message: string): ProblemError {
  return new ProblemError('FILE_REFUSED', message, [{ field: 'file', code, message }]);
}

function refusalOf(error: unknown): ProblemError {
  const { code } = error as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new ProblemError('TOO_LARGE', words.library.files.tooLarge);
  if (code === 'FST_FILES_LIMIT' || code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT')
    return invalid('file', words.library.files.onlyFile);
  return new ProblemError('MALFORMED_JSON', words.library.files.notWhole);
}
